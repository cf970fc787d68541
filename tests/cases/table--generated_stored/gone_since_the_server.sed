# 18 no longer writes a default that a column does not have.
s/(    height numeric) DEFAULT NULL,/\1,/g
