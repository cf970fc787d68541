-- Functions and procedures in each form that they may have, and triggers of each kind.
CREATE FUNCTION shop.price_of(product integer, OUT net numeric, OUT gross numeric) RETURNS record
    LANGUAGE sql STABLE
    AS $$ SELECT net_price, net_price * (1 + vat_percent / 100.0) FROM shop.product WHERE id = $1 $$;
CREATE FUNCTION shop.add(a integer, b integer DEFAULT 1) RETURNS integer
    LANGUAGE sql IMMUTABLE LEAKPROOF PARALLEL SAFE AS 'SELECT a + b';
CREATE FUNCTION shop.add(a text, b text DEFAULT 'it''s') RETURNS text
    LANGUAGE sql IMMUTABLE CALLED ON NULL INPUT AS 'SELECT a || b';
CREATE FUNCTION shop.longest(VARIADIC texts text[]) RETURNS text
    LANGUAGE plpgsql IMMUTABLE
    AS $body$
DECLARE
    best text := '';
    candidate text;
BEGIN
    -- A body with what quoting could trip over: 'a', "b", $$c$$ and \d.
    FOREACH candidate IN ARRAY texts LOOP
        IF length(candidate) > length(best) THEN best := candidate; END IF;
    END LOOP;
    RETURN best;
END
$body$;
CREATE FUNCTION shop.products_of(category integer) RETURNS TABLE (id integer, "the name" text)
    LANGUAGE sql STABLE ROWS 50 COST 500 SECURITY DEFINER
    SET search_path = shop, pg_temp SET work_mem = '8MB'
    AS $$ SELECT id, name FROM product WHERE category = $1 $$;
CREATE FUNCTION shop.customers() RETURNS SETOF shop.customer
    LANGUAGE sql STABLE PARALLEL RESTRICTED AS 'SELECT * FROM shop.customer';
CREATE FUNCTION shop.swap(INOUT a integer, INOUT b integer)
    LANGUAGE plpgsql AS $$ BEGIN SELECT b, a INTO a, b; END $$;
CREATE FUNCTION "Odd Names"."call me ""maybe""" ("an argument" "Odd Names"."enum ""type""" DEFAULT 'a''b') RETURNS text
    LANGUAGE sql AS $_$ SELECT $$dollars$$ || $1::text $_$;
CREATE PROCEDURE sales.close_orders(before date, INOUT closed bigint DEFAULT 0)
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE sales.orders SET state = 'done' WHERE ordered_on < before AND state = 'shipped';
    GET DIAGNOSTICS closed = ROW_COUNT;
END
$$;
\if :since_14
-- Bodies that the server keeps parsed, so that what they use are dependencies.
CREATE FUNCTION sales.orders_of(shop.customer) RETURNS bigint
    LANGUAGE sql STABLE
    RETURN (SELECT count(*) FROM sales.orders AS o WHERE o.customer = $1.id);
CREATE PROCEDURE shop.touch(customer bigint)
    LANGUAGE sql
    BEGIN ATOMIC
        UPDATE shop.customer SET last_seen = CURRENT_TIMESTAMP WHERE customer.id = touch.customer;
        SELECT 1;
    END;
\endif

CREATE FUNCTION shop.on_product_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    NEW.name := btrim(NEW.name);
    RETURN NEW;
END
$$;
CREATE FUNCTION stock.on_statement() RETURNS trigger
    LANGUAGE plpgsql AS $$ BEGIN RAISE DEBUG '% on %', TG_OP, TG_TABLE_NAME; RETURN NULL; END $$;

CREATE TRIGGER product_before BEFORE INSERT OR UPDATE OF name, net_price ON shop.product
    FOR EACH ROW WHEN (NEW.name IS NOT NULL) EXECUTE FUNCTION shop.on_product_change('an argument', 'it''s', 'back\slash');
CREATE TRIGGER product_audit AFTER UPDATE ON shop.product
    REFERENCING OLD TABLE AS before NEW TABLE AS "after it"
    FOR EACH STATEMENT EXECUTE FUNCTION stock.on_statement();
CREATE CONSTRAINT TRIGGER order_is_complete AFTER INSERT OR UPDATE ON sales.shipment
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION stock.on_statement();
CREATE TRIGGER "odd ""trigger""" BEFORE DELETE OR TRUNCATE ON "Odd Names"."quote""d"
    FOR EACH STATEMENT EXECUTE FUNCTION stock.on_statement();
CREATE TRIGGER orders_row AFTER INSERT ON sales.orders FOR EACH ROW EXECUTE FUNCTION stock.on_statement();
CREATE TRIGGER never AFTER INSERT ON shop.tag EXECUTE FUNCTION stock.on_statement();
CREATE TRIGGER always AFTER INSERT ON shop.tag EXECUTE FUNCTION stock.on_statement();
CREATE TRIGGER replicated AFTER INSERT ON shop.tag EXECUTE FUNCTION stock.on_statement();
ALTER TABLE shop.tag DISABLE TRIGGER never, ENABLE ALWAYS TRIGGER always, ENABLE REPLICA TRIGGER replicated;
ALTER TABLE sales.orders_2022 DISABLE TRIGGER orders_row;
