-- Every common data type, for rows at the edges of what it holds.
CREATE TABLE edges.number (
    what text PRIMARY KEY,
    small smallint,
    normal integer,
    big bigint,
    exact numeric,
    exact_scaled numeric(20,10),
    single real,
    double double precision,
    price money,
    truth boolean,
    id oid
);

CREATE TABLE edges.text (
    what text PRIMARY KEY,
    value text,
    bounded character varying(40),
    padded character(8),
    single "char",
    name name,
    bytes bytea
);

CREATE TABLE edges.moment (
    what text PRIMARY KEY,
    day date,
    plain timestamp without time zone,
    zoned timestamp with time zone,
    rounded timestamp(2) with time zone,
    clock time without time zone,
    zoned_clock time(3) with time zone,
    span interval,
    year_span interval year to month
);

CREATE TABLE edges.shape (
    what text PRIMARY KEY,
    point point,
    line line,
    segment lseg,
    box box,
    path path,
    polygon polygon,
    circle circle
);

CREATE TABLE edges.address (
    what text PRIMARY KEY,
    host inet,
    network cidr,
    mac macaddr,
    long_mac macaddr8
);

CREATE TABLE edges.document (
    what text PRIMARY KEY,
    plain json,
    binary_form jsonb,
    markup xml,
    pairs extensions.hstore,
    identifier uuid
);

CREATE TABLE edges.range (
    what text PRIMARY KEY,
    small int4range,
    big int8range,
    exact numrange,
    days daterange,
    plain tsrange,
    zoned tstzrange
);

CREATE TABLE edges.list (
    what text PRIMARY KEY,
    numbers integer[],
    texts text[],
    matrix double precision[][],
    colors shop.color[],
    contacts people.contact[],
    ranges daterange[],
    flags bit(3)[],
    amounts shop.percentage[]
);

CREATE TABLE edges.searched (
    what text PRIMARY KEY,
    document tsvector,
    query tsquery,
    pattern regclass,
    location tid
);

CREATE TABLE edges.bits (
    what text PRIMARY KEY,
    fixed bit(8),
    varying bit varying(20),
    unbounded bit varying
);

-- One value of a megabyte, one that compresses well, and one stored out of line as it is.
CREATE TABLE edges.large (
    what text PRIMARY KEY,
    value text,
    bytes bytea
);
ALTER TABLE edges.large ALTER COLUMN bytes SET STORAGE EXTERNAL;
\if :since_14
ALTER TABLE edges.large ALTER COLUMN value SET COMPRESSION pglz;

CREATE TABLE edges.multirange (
    what text PRIMARY KEY,
    numbers int4multirange,
    days datemultirange
);
\endif
