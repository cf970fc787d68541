-- Removes the roles of the sample, once no database has anything of theirs.
DROP ROLE IF EXISTS shop_owner, shop_clerk, shop_analyst, "shop ""Büro"" 1";
