# 18 writes no empty line between these statements.
s/(DEPENDS ON EXTENSION plpgsql;\n)\n(ALTER TABLE public\.held DISABLE TRIGGER)/\1\2/g
