-- Warehouses and what moves through them: inheritance and exclusion.
CREATE TABLE stock.warehouse (
    id smallint PRIMARY KEY,
    name text NOT NULL,
    network cidr,
    gateway inet,
    area polygon
);

CREATE TABLE stock.location (
    warehouse smallint NOT NULL,
    shelf text NOT NULL,
    reach box,
    PRIMARY KEY (warehouse, shelf)
);

CREATE TABLE stock.level (
    warehouse smallint,
    product integer,
    quantity integer DEFAULT 0 NOT NULL,
    reserved integer DEFAULT 0 NOT NULL,
    free integer GENERATED ALWAYS AS (quantity - reserved) STORED,
    PRIMARY KEY (warehouse, product),
    CHECK (reserved <= quantity)
);

-- Columns and checks that children inherit, merge with their own, and override.
CREATE TABLE stock.movement (
    id bigint NOT NULL,
    product integer NOT NULL,
    quantity integer DEFAULT 1 NOT NULL,
    moved timestamp without time zone NOT NULL,
    CONSTRAINT movement_quantity CHECK (quantity > 0)
);
CREATE TABLE stock.audited (
    checked_by text DEFAULT CURRENT_USER,
    checked boolean
);
CREATE TABLE stock.movement_in (
    supplier integer,
    quantity integer DEFAULT 10 NOT NULL,
    CONSTRAINT movement_in_has_supplier CHECK (supplier IS NOT NULL)
) INHERITS (stock.movement, stock.audited);
CREATE TABLE stock.movement_out (
    shipment integer
) INHERITS (stock.movement);
ALTER TABLE stock.movement_out ALTER COLUMN quantity SET DEFAULT 2;
CREATE TABLE stock.movement_lost (
    id bigint NOT NULL,
    product integer NOT NULL,
    quantity integer DEFAULT 1 NOT NULL,
    moved timestamp without time zone NOT NULL,
    reason text,
    CONSTRAINT movement_quantity CHECK (quantity > 0)
);
ALTER TABLE stock.movement_lost INHERIT stock.movement;
CREATE TABLE stock.movement_stolen () INHERITS (stock.movement_lost);

CREATE TABLE stock.supplier (
    id integer PRIMARY KEY,
    name text NOT NULL,
    rating numeric(3,1) DEFAULT 5.0,
    terms json
);

CREATE TABLE stock.purchase (
    id integer PRIMARY KEY,
    supplier integer NOT NULL,
    product integer NOT NULL,
    ordered date NOT NULL,
    due date,
    quantity bigint NOT NULL,
    CONSTRAINT purchase_is_due_later CHECK (due >= ordered)
);

CREATE TABLE stock.dock_booking (
    id integer PRIMARY KEY,
    dock circle NOT NULL,
    during tsrange NOT NULL,
    driver text,
    CONSTRAINT no_two_trucks EXCLUDE USING gist (dock WITH &&, during WITH &&) WHERE (driver IS NOT NULL)
        DEFERRABLE INITIALLY DEFERRED
);
