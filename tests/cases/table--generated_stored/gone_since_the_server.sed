# 18 no longer writes a default that neither the column nor its parent's has.
s/(joined_to_joined \(\n    width integer,\n    height numeric) DEFAULT NULL,/\1,/
