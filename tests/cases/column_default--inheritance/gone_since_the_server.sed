# 18: a default of NULL needs no entry where the column inherits none.
s/--\n-- Name: below_null a; Type: DEFAULT; [^\n]*\n--\n\nALTER TABLE ONLY [^\n]* SET DEFAULT NULL;\n\n\n//
