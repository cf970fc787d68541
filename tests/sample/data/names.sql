INSERT INTO "Odd Names"."UPPER Case" VALUES (1, 'Mixed'), (2, NULL);
INSERT INTO "Odd Names"."select" VALUES (1, 'where', 'order', 'user');
INSERT INTO "Odd Names"."quote""d" VALUES (1, '"'), (2, DEFAULT);
INSERT INTO "Odd Names"."two
lines" VALUES (1, E'two\nlines'), (2, NULL);
INSERT INTO "Odd Names"."back\slash" VALUES (1, E'\\'), (2, E'\t');
INSERT INTO "Odd Names"."größe_表_🛒" VALUES (1, '語'), (2, '🛒');
INSERT INTO "Odd Names"."semi;colon" VALUES (1, '%', '{}');
INSERT INTO "Odd Names"."-- no comment" VALUES (1, '; DROP TABLE students; --');
INSERT INTO "Odd Names"." leading and trailing " VALUES (1, ' . ');
INSERT INTO "Odd Names"."dots.in.name" VALUES (1, 'a.*', '?');
INSERT INTO "Odd Names".this_name_is_as_long_as_a_name_may_be_which_is_sixty_three_byte VALUES (1), (2), (3);
INSERT INTO "Odd Names".typed VALUES
    (1, 'a''b', '(1,"""")', 'x'), (2, 'e\f', '(,)', NULL), (3, 'g
h', NULL, ''), (4, '', '(-1,"\\,()")', E'\\.');
SELECT nextval('"Odd Names"."counts ""things"""') \g /dev/null
