-- What `grappe allocate` does on a generated workspace, in SQL: the same rows, columns and cents.
-- It trusts the reference tables and knows the rules of src/convention.yaml by heart.
-- $workspace and $out are put in by duckdb.js. Shares are integers n over a denominator q, in HUGEINT.

CREATE MACRO first_day(d) AS coalesce(d, DATE '0001-01-01');
CREATE MACRO last_day_open(d) AS coalesce(d, DATE '9999-12-30');
CREATE MACRO money(c) AS c::DECIMAL(16,0) * 0.01::DECIMAL(2,2);

-- Reference tables ---------------------------------------------------------------------------
-- Columns are named because sniffing them costs some 20 ms a file.
CREATE TABLE members AS SELECT member, first_day(joined_on) AS d0, last_day_open(left_on) AS d1
  FROM read_csv('$workspace/members.csv', auto_detect = false, header = true, delim = ',', columns = {
    member: 'VARCHAR', name: 'VARCHAR', siret: 'VARCHAR', service_code: 'VARCHAR', joined_on: 'DATE', left_on: 'DATE'});
CREATE TABLE sites AS SELECT site, type, member, first_day(valid_from) AS d0, last_day_open(valid_to) AS d1
  FROM read_csv('$workspace/sites.csv', auto_detect = false, header = true, delim = ',', columns = {
    site: 'VARCHAR', name: 'VARCHAR', type: 'VARCHAR', member: 'VARCHAR', uai: 'VARCHAR', insee: 'VARCHAR', commune: 'VARCHAR',
    valid_from: 'DATE', valid_to: 'DATE'});
CREATE TABLE grappes AS SELECT grappe, kind, site, first_day(valid_from) AS d0, last_day_open(valid_to) AS d1
  FROM read_csv('$workspace/grappes.csv', auto_detect = false, header = true, delim = ',', columns = {
    grappe: 'VARCHAR', name: 'VARCHAR', kind: 'VARCHAR', site: 'VARCHAR', weight: 'VARCHAR', head: 'VARCHAR', valid_from: 'DATE', valid_to: 'DATE'});
CREATE TABLE accesses AS SELECT access, serves, billed_to, first_day(valid_from) AS d0, last_day_open(valid_to) AS d1
  FROM read_csv('$workspace/accesses.csv', auto_detect = false, header = true, delim = ',', columns = {
    access: 'VARCHAR', serves: 'VARCHAR', item_code: 'VARCHAR', bandwidth_mbps: 'VARCHAR', billed_to: 'VARCHAR', activated_on: 'DATE',
    terminated_on: 'DATE', valid_from: 'DATE', valid_to: 'DATE'});
CREATE TABLE measures AS SELECT site, as_of, value
  FROM read_csv('$workspace/measures.csv', auto_detect = false, header = true, delim = ',', columns = {
    measure: 'VARCHAR', site: 'VARCHAR', as_of: 'DATE', value: 'HUGEINT', source: 'VARCHAR'}) WHERE measure = 'students';
CREATE TABLE imputations AS SELECT member, flow, site_type, nullif(category, '*') AS category, chapter, function, nature,
    first_day(valid_from) AS d0, last_day_open(valid_to) AS d1
  FROM read_csv('$workspace/imputations.csv', auto_detect = false, header = true, delim = ',', columns = {
    member: 'VARCHAR', flow: 'VARCHAR', site_type: 'VARCHAR', category: 'VARCHAR', chapter: 'VARCHAR', function: 'VARCHAR', nature: 'VARCHAR',
    engagement: 'VARCHAR', valid_from: 'DATE', valid_to: 'DATE'});

CREATE TABLE rules AS FROM (VALUES
  (1, 'cite-scolaire-2016', 'Article 6.1, version initiale', DATE '0001-01-01', DATE '2021-06-15', 'cite_scolaire', true, 'equal'),
  (2, 'cite-scolaire', 'Article 6.1', DATE '2021-06-16', DATE '9999-12-30', 'cite_scolaire', true, 'students'),
  (3, 'grappes', 'Article 6.2', DATE '0001-01-01', DATE '9999-12-30', 'any', false, 'equal'),
  (4, 'services-communs-2016', 'Article 7', DATE '0001-01-01', DATE '2020-12-31', 'group', false, 'fixed'),
  (5, 'services-communs', 'Article 7', DATE '2021-01-01', DATE '9999-12-30', 'group', false, 'fixed')
) AS r(place, rule, article, d0, d1, kind, recurring_only, key);
CREATE TABLE parts AS SELECT unnest(r) AS rule, member, part::HUGEINT AS part FROM (VALUES
  (['services-communs-2016'], 'REGION', 400), (['services-communs'], 'REGION', 405),
  (['services-communs-2016'], 'BAS-RHIN', 110), (['services-communs-2016'], 'HAUT-RHIN', 80), (['services-communs'], 'CEA', 185),
  (['services-communs-2016', 'services-communs'], 'ARDENNES', 50), (['services-communs-2016', 'services-communs'], 'AUBE', 50),
  (['services-communs-2016', 'services-communs'], 'HAUTE-MARNE', 30), (['services-communs-2016', 'services-communs'], 'MARNE', 70),
  (['services-communs-2016', 'services-communs'], 'MEURTHE-ET-MOSELLE', 80), (['services-communs-2016', 'services-communs'], 'MEUSE', 30),
  (['services-communs-2016', 'services-communs'], 'MOSELLE', 100), (['services-communs-2016', 'services-communs'], 'VOSGES', 0)
) AS p(r, member, part);

-- Lines, in canonical order: rowid is the order of files and rows ------------------------------
CREATE TABLE raw AS
  SELECT supplier, invoice_number, invoice_date, line_number, access, serves, category, item_code, period_start, period_end,
    coalesce(period_start, service_date, invoice_date) AS d0, coalesce(period_end, service_date, invoice_date) AS d1,
    (net_amount * 100)::BIGINT AS net, vat_rate, vat_amount, gross_amount, filename
  FROM read_csv('$workspace/invoices/*.csv', header = true, delim = ',', quote = '"', escape = '"', auto_detect = false, filename = true, columns = {
    supplier: 'VARCHAR', invoice_number: 'VARCHAR', invoice_date: 'DATE', line_number: 'VARCHAR', access: 'VARCHAR', serves: 'VARCHAR',
    item_code: 'VARCHAR', label: 'VARCHAR', category: 'VARCHAR', period_start: 'DATE', period_end: 'DATE', service_date: 'DATE',
    quantity: 'DECIMAL(15,4)', unit_price: 'DECIMAL(18,6)', net_amount: 'DECIMAL(15,2)', vat_rate: 'DECIMAL(5,2)',
    vat_amount: 'DECIMAL(15,2)', gross_amount: 'DECIMAL(15,2)'});
CREATE TABLE files AS SELECT filename, min(rowid) AS first_line, 'invoices/' || parse_filename(filename) AS file FROM raw GROUP BY ALL;
CREATE VIEW lines AS
  SELECT raw.rowid AS line, raw.*, coalesce(access, '') || '|' || coalesce(serves, '') AS via,
    category IN ('subscription', 'service') AS recurring,
    coalesce((vat_amount * 100)::BIGINT,
      sign(net)::BIGINT * ((abs(net) * (vat_rate * 100)::BIGINT + 5000) // 10000)) AS vat
  FROM raw;
SELECT CASE WHEN count(*) > 0 THEN error('gross-mismatch') END FROM lines WHERE (gross_amount * 100)::BIGINT <> net + vat;

-- Runs: per access (or direct target) the stretches of days within which nothing changes --------
CREATE TABLE vias AS SELECT DISTINCT coalesce(access, '') || '|' || coalesce(serves, '') AS via, access, serves FROM raw;
CREATE TABLE via_targets AS
  SELECT via, coalesce(v.serves, a.serves) AS serves, coalesce(a.billed_to, 'REGION') AS billed_to,
    first_day(a.d0) AS d0, last_day_open(a.d1) AS d1
  FROM vias v LEFT JOIN accesses a USING (access);
CREATE TABLE target_cuts AS
  WITH spans AS (
    SELECT site AS serves, d0, d1 FROM sites
    UNION ALL SELECT grappe, d0, d1 FROM grappes
    UNION ALL SELECT grappe, s.d0, s.d1 FROM grappes JOIN sites s USING (site)
    UNION ALL SELECT grappe, make_date(year, 1, 1), NULL FROM (SELECT DISTINCT grappe FROM grappes WHERE kind = 'cite_scolaire'), range(2000, 2040) t(year)
    UNION ALL SELECT grappe, r.d0, r.d1 FROM (SELECT DISTINCT grappe FROM grappes), rules r
    UNION ALL SELECT '*', d0, d1 FROM members
    UNION ALL SELECT '*', d0, d1 FROM rules)
  SELECT DISTINCT serves, unnest([d0, d1 + 1]) AS cut FROM spans;
CREATE TABLE runs AS
  WITH cuts AS (
    SELECT via, unnest([d0, d1 + 1]) AS cut FROM via_targets
    UNION SELECT via, cut FROM via_targets JOIN target_cuts USING (serves)
    UNION SELECT via, DATE '0001-01-01' FROM vias),
  bounded AS (SELECT via, cut AS d0, lead(cut, 1, DATE '9999-12-31') OVER (PARTITION BY via ORDER BY cut) - 1 AS d1
    FROM cuts WHERE cut < DATE '9999-12-31'),
  wanted AS (SELECT min(d0) AS d0, max(d1) AS d1 FROM raw)
  SELECT row_number() OVER () AS run, recurring, b.via, t.serves, t.billed_to, b.d0::DATE AS d0, b.d1::DATE AS d1
  FROM bounded b JOIN wanted w ON b.d0 <= w.d1 AND b.d1 >= w.d0
  JOIN via_targets t ON t.via = b.via AND b.d0 BETWEEN t.d0 AND t.d1, (VALUES (true), (false)) AS f(recurring);

-- The rule of each run, and its weights ---------------------------------------------------------
CREATE TABLE ruled AS
  WITH kinds AS (SELECT DISTINCT grappe AS serves, kind FROM grappes UNION ALL SELECT '*', 'group')
  SELECT run, any_value(runs.serves) AS serves, any_value(billed_to) AS billed_to, any_value(runs.d0) AS d0,
    coalesce(arg_min(rule, place), 'own') AS rule, arg_min(article, place) AS article, coalesce(arg_min(key, place), 'equal') AS key
  FROM runs LEFT JOIN kinds k USING (serves)
  LEFT JOIN rules r ON (r.kind = k.kind OR (r.kind = 'any' AND k.kind <> 'group')) AND runs.d0 BETWEEN r.d0 AND r.d1 AND (runs.recurring OR NOT r.recurring_only)
  GROUP BY run;
CREATE TABLE weights AS
  WITH present AS (
    SELECT run, serves AS site FROM ruled WHERE rule = 'own'
    UNION ALL SELECT run, g.site FROM ruled r JOIN grappes g ON g.grappe = r.serves AND r.d0 BETWEEN g.d0 AND g.d1),
  owned AS (
    SELECT run, s.member, site, s.type, r.key, make_date(year(r.d0) - 1, 10, 1) AS reference
    FROM present JOIN ruled r USING (run) JOIN sites s USING (site) WHERE r.d0 BETWEEN s.d0 AND s.d1)
  SELECT run, member, site, type, 1::HUGEINT AS w FROM owned WHERE key = 'equal'
  UNION ALL
  SELECT run, member, o.site, type, m.value FROM owned o ASOF JOIN measures m ON o.site = m.site AND o.reference >= m.as_of WHERE key = 'students'
  UNION ALL
  SELECT run, m.member, NULL, NULL, part FROM ruled r JOIN members m ON r.d0 BETWEEN m.d0 AND m.d1 JOIN parts p ON p.rule = r.rule AND p.member = m.member
  WHERE serves = '*';
CREATE TABLE run_totals AS SELECT run, sum(w)::HUGEINT AS q FROM weights GROUP BY run;

-- Plans: a run as it is, or a combination of runs for a line that crosses a change ------------------
CREATE TABLE placed AS
  SELECT line, l.via, l.recurring, l.d0, l.d1, r.run, r.d1 >= l.d1 AS within
  FROM lines l ASOF JOIN runs r ON l.via = r.via AND l.recurring = r.recurring AND l.d0 >= r.d0;
CREATE TABLE crossings AS
  SELECT (SELECT max(run) FROM runs) + row_number() OVER () AS plan, via, recurring, d0, d1
  FROM (SELECT DISTINCT via, recurring, d0, d1 FROM placed WHERE NOT within);
CREATE TABLE stretches AS
  SELECT plan, r.run, r.d0, least(c.d1, r.d1) - greatest(c.d0, r.d0) + 1 AS days
  FROM crossings c JOIN runs r ON c.via = r.via AND c.recurring = r.recurring AND r.d0 <= c.d1 AND r.d1 >= c.d0;
CREATE TABLE plan_of_line AS
  SELECT line, run AS plan FROM placed WHERE within
  UNION ALL SELECT line, plan FROM placed JOIN crossings USING (via, recurring, d0, d1) WHERE NOT within;

CREATE TABLE plan_sites AS
  WITH common AS (
    SELECT plan, list_reduce(list(DISTINCT q), lambda a, b: lcm(a, b)) AS base, sum(days)::HUGEINT AS days
    FROM stretches JOIN run_totals USING (run) GROUP BY plan),
  crossed AS (
    SELECT plan, member, site, arg_min(type, s.d0) AS type, sum(s.days * w * (base // q))::HUGEINT AS n, any_value(base * c.days) AS q
    FROM stretches s JOIN weights USING (run) JOIN run_totals USING (run) JOIN common c USING (plan)
    WHERE w > 0 GROUP BY plan, member, site),
  shares AS (
    FROM crossed
    UNION ALL SELECT run, member, site, type, w, q FROM weights JOIN run_totals USING (run) WHERE w > 0)
  SELECT *, (n // gcd(n, q))::VARCHAR || '/' || (q // gcd(n, q))::VARCHAR AS share,
    row_number() OVER (PARTITION BY plan ORDER BY member, site NULLS FIRST) AS place,
    sum(n) OVER (PARTITION BY plan, member)::HUGEINT AS member_n, count(*) OVER (PARTITION BY plan) AS rows_of_line,
    count(*) OVER (PARTITION BY plan, member) AS sites_of_member
  FROM shares;
CREATE TABLE plan_members AS SELECT plan, member, any_value(member_n) AS n, any_value(q) AS q FROM plan_sites WHERE rows_of_line > 1 GROUP BY ALL;
CREATE TABLE plans AS
  WITH named AS (SELECT plan, s.d0, serves, rule, article, billed_to FROM stretches s JOIN ruled USING (run))
  SELECT run AS plan, serves, rule, article, billed_to FROM ruled
  UNION ALL
  SELECT plan, serves, rule, article, billed_to
  FROM (SELECT plan, string_agg(serves, '+' ORDER BY d0) AS serves FROM (SELECT plan, serves, min(d0) AS d0 FROM named GROUP BY ALL) GROUP BY plan)
  JOIN (SELECT plan, string_agg(rule, '+' ORDER BY d0) AS rule FROM (SELECT plan, rule, min(d0) AS d0 FROM named GROUP BY ALL) GROUP BY plan) USING (plan)
  JOIN (SELECT plan, string_agg(article, '+' ORDER BY d0) AS article FROM (SELECT plan, article, min(d0) AS d0 FROM named GROUP BY ALL) GROUP BY plan) USING (plan)
  JOIN (SELECT plan, arg_min(billed_to, d0) AS billed_to FROM named GROUP BY plan) USING (plan);

-- Rounding: members first, then the sites of each member (ALLOCATION.md §7); amounts without sign ----
CREATE TABLE amounts AS SELECT line, plan, abs(net)::HUGEINT AS net, abs(vat)::HUGEINT AS vat FROM lines JOIN plan_of_line USING (line);
CREATE TABLE member_amounts AS
  WITH floors AS (
    SELECT line, plan, member, n, a.net, a.vat, a.net * n // q AS floor_net, a.net * n % q AS rest_net, a.vat * n // q AS floor_vat, a.vat * n % q AS rest_vat
    FROM amounts a JOIN plan_members USING (plan))
  SELECT line, plan, member,
    floor_net + (row_number() OVER (PARTITION BY line ORDER BY rest_net DESC, n DESC, member) <= net - sum(floor_net) OVER (PARTITION BY line))::HUGEINT AS net,
    floor_vat + (row_number() OVER (PARTITION BY line ORDER BY rest_vat DESC, n DESC, member) <= vat - sum(floor_vat) OVER (PARTITION BY line))::HUGEINT AS vat
  FROM floors;
CREATE TABLE shared AS
  WITH floors AS (
    SELECT line, plan, member, place, site, n, a.net, a.vat, a.net * n // member_n AS floor_net, a.net * n % member_n AS rest_net,
      a.vat * n // member_n AS floor_vat, a.vat * n % member_n AS rest_vat
    FROM member_amounts a JOIN plan_sites USING (plan, member) WHERE sites_of_member > 1)
  SELECT line, plan, place, net, vat FROM amounts JOIN plan_sites USING (plan) WHERE rows_of_line = 1
  UNION ALL
  SELECT line, plan, place, net, vat FROM member_amounts JOIN plan_sites USING (plan, member) WHERE sites_of_member = 1
  UNION ALL
  SELECT line, plan, place,
    floor_net + (row_number() OVER (PARTITION BY line, member ORDER BY rest_net DESC, n DESC, site) <= net - sum(floor_net) OVER (PARTITION BY line, member))::HUGEINT,
    floor_vat + (row_number() OVER (PARTITION BY line, member ORDER BY rest_vat DESC, n DESC, site) <= vat - sum(floor_vat) OVER (PARTITION BY line, member))::HUGEINT
  FROM floors;
SELECT CASE WHEN (SELECT (sum(net), sum(vat)) FROM shared) IS DISTINCT FROM (SELECT (sum(abs(net)), sum(abs(vat))) FROM lines)
  THEN error('the shares do not sum to the lines') END;

-- Budget imputation: the row with most of flow, site type and category given -------------------------
CREATE TABLE windows AS SELECT DISTINCT d0 FROM imputations;
CREATE TABLE chosen AS
  WITH asked AS (
    SELECT m.member, flow, site_type, category, w.d0
    FROM (SELECT DISTINCT member FROM members) m, (VALUES ('paid'), ('reimbursed')) f(flow),
      (SELECT DISTINCT type AS site_type FROM sites UNION ALL SELECT NULL), (SELECT DISTINCT category FROM raw), windows w)
  SELECT asked.*, chapter, function, nature
  FROM asked JOIN imputations i ON i.member = asked.member AND asked.d0 BETWEEN i.d0 AND i.d1
    AND coalesce(i.flow, asked.flow) = asked.flow AND coalesce(i.category, asked.category) = asked.category
    AND (i.site_type IS NULL OR i.site_type = asked.site_type)
  QUALIFY row_number() OVER (PARTITION BY asked.member, asked.flow, asked.site_type, asked.category, asked.d0
    ORDER BY (i.flow IS NOT NULL)::INT + (i.site_type IS NOT NULL)::INT + (i.category IS NOT NULL)::INT DESC) = 1;

COPY (
  SELECT l.supplier, l.invoice_number, l.invoice_date, l.line_number, f.file, l.line - f.first_line + 2 AS row, l.access, p.serves, l.category, l.item_code,
    l.period_start, l.period_end, rtrim(rtrim(l.vat_rate::VARCHAR, '0'), '.') AS vat_rate, p.rule, p.article, ps.member, ps.site, ps.share,
    money(sign(l.net) * s.net) AS net_amount, money(sign(l.vat) * s.vat) AS vat_amount, money(sign(l.net) * s.net + sign(l.vat) * s.vat) AS gross_amount,
    p.billed_to, c.chapter, c.function, c.nature
  FROM shared s
  JOIN (FROM lines ASOF JOIN (SELECT d0 AS imputed_from FROM windows) w ON lines.d0 >= w.imputed_from) l USING (line)
  JOIN files f USING (filename)
  JOIN plans p USING (plan)
  JOIN plan_sites ps USING (plan, place)
  JOIN chosen c ON c.member = ps.member AND c.flow = CASE WHEN ps.member = p.billed_to THEN 'paid' ELSE 'reimbursed' END
    AND c.site_type IS NOT DISTINCT FROM ps.type AND c.category = l.category AND c.d0 = l.imputed_from
  ORDER BY line, place
) TO '$out' (HEADER, DELIMITER ',');
