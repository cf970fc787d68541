-- Foreign keys with every action and time of checking, rings of them, and rows in an order in which
-- no single pass could load them with the keys in force.
CREATE TABLE country (code character(2) PRIMARY KEY, name text);
CREATE TABLE city (
    id integer PRIMARY KEY,
    country character(2) REFERENCES country ON UPDATE CASCADE ON DELETE SET NULL,
    twin integer REFERENCES city DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE street (
    city integer NOT NULL,
    name text NOT NULL,
    PRIMARY KEY (city, name),
    CONSTRAINT street_city FOREIGN KEY (city) REFERENCES city(id) ON DELETE CASCADE
);
CREATE TABLE house (
    id integer PRIMARY KEY,
    city integer,
    street text,
    number integer,
    CONSTRAINT house_street FOREIGN KEY (city, street) REFERENCES street(city, name) MATCH FULL
        ON UPDATE RESTRICT ON DELETE SET DEFAULT
);
INSERT INTO country VALUES ('NO', 'Norway'), ('JP', 'Japan');
INSERT INTO city VALUES (1, 'NO', 2), (2, 'JP', 1), (3, NULL, NULL);
INSERT INTO street VALUES (1, 'Storgata'), (2, '本通り');
INSERT INTO house VALUES (1, 1, 'Storgata', 5), (2, NULL, NULL, NULL);

-- A ring of two tables.
CREATE TABLE team (id integer PRIMARY KEY, captain integer);
CREATE TABLE player (id integer PRIMARY KEY, team integer REFERENCES team);
INSERT INTO team VALUES (1, NULL);
INSERT INTO player VALUES (10, 1);
UPDATE team SET captain = 10;
ALTER TABLE team ADD CONSTRAINT team_captain FOREIGN KEY (captain) REFERENCES player(id);

-- Rows that a key, once validated, would refuse.
CREATE TABLE legacy (id integer, country character(2));
INSERT INTO legacy VALUES (1, 'XX');
ALTER TABLE legacy ADD CONSTRAINT legacy_country FOREIGN KEY (country) REFERENCES country(code) NOT VALID;

COMMENT ON CONSTRAINT street_city ON street IS 'a street belongs to its city';
