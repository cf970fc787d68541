-- The roles that own the sample and use it, where they are missing.
SELECT format('CREATE ROLE %I', name)
FROM unnest(ARRAY['shop_owner', 'shop_clerk', 'shop_analyst', 'shop "Büro" 1']) AS name
WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = name) \gexec
