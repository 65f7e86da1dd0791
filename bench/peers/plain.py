"""A careful Python script doing what `grappe allocate` does on a generated workspace: csv and integers.

    python3 plain.py WORKSPACE OUT.csv

It trusts the reference tables and knows the rules of src/convention.yaml by heart; the columns,
the order and every cent of allocations.csv are those of DATA.md and ALLOCATION.md.
"""

import csv
import os
import sys
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from datetime import date, timedelta
from math import gcd, lcm

FIRST, LAST = "0001-01-01", "9999-12-31"
BILLED_TO = "REGION"
RECURRING = ("subscription", "service")
# (id, article, from, to, kind of target, recurring categories only, key)
RULES = [
    ("cite-scolaire-2016", "Article 6.1, version initiale", FIRST, "2021-06-15", "cite_scolaire", True, "equal"),
    ("cite-scolaire", "Article 6.1", "2021-06-16", LAST, "cite_scolaire", True, "students"),
    ("grappes", "Article 6.2", FIRST, LAST, "grappe", False, "equal"),
    ("services-communs-2016", "Article 7", FIRST, "2020-12-31", "group", False, {
        "REGION": 400, "ARDENNES": 50, "AUBE": 50, "BAS-RHIN": 110, "HAUT-RHIN": 80, "HAUTE-MARNE": 30, "MARNE": 70,
        "MEURTHE-ET-MOSELLE": 80, "MEUSE": 30, "MOSELLE": 100, "VOSGES": 0}),
    ("services-communs", "Article 7", "2021-01-01", LAST, "group", False, {
        "REGION": 405, "ARDENNES": 50, "AUBE": 50, "CEA": 185, "HAUTE-MARNE": 30, "MARNE": 70,
        "MEURTHE-ET-MOSELLE": 80, "MEUSE": 30, "MOSELLE": 100, "VOSGES": 0}),
]
COLUMNS = ("supplier,invoice_number,invoice_date,line_number,file,row,access,serves,category,item_code,period_start,period_end,"
           "vat_rate,rule,article,member,site,share,net_amount,vat_amount,gross_amount,billed_to,chapter,function,nature").split(",")


def day_after(day):
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def day_before(day):
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def days_between(first, last):
    return date.fromisoformat(last).toordinal() - date.fromisoformat(first).toordinal() + 1


def cents(text):
    whole, _, decimals = text.lstrip("-").partition(".")
    value = int(whole) * 100 + int((decimals + "00")[:2])
    return -value if text.startswith("-") else value


def money(value):
    return f"{'-' if value < 0 else ''}{abs(value) // 100}.{abs(value) % 100:02d}"


def rows_of(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def dated(rows, key):
    """Rows by id, each with its inclusive days; ISO dates compare as text."""
    table = defaultdict(list)
    for row in rows:
        table[row[key]].append((row["valid_from"] or FIRST, row["valid_to"] or LAST, row))
    return table


def on(rows, day):
    return [row for first, last, row in rows if first <= day <= last]


class Plan:
    """How a line is shared: members by id, each (member, N, [(site, type, n, share)]), with N and n over one denominator."""

    def __init__(self, serves, rule, article, billed_to, shares, denominator):
        self.serves, self.rule, self.article, self.billed_to, self.denominator = serves, rule, article, billed_to, denominator
        self.shares = shares
        sites = defaultdict(list)
        for (member, site), (n, kind) in sorted(shares.items()):
            if n:
                common = gcd(n, denominator)
                sites[member].append((site, kind, n, f"{n // common}/{denominator // common}"))
        self.members = [(member, sum(s[2] for s in own), own) for member, own in sites.items()]


class Workspace:
    def __init__(self, folder):
        table = lambda name: rows_of(os.path.join(folder, name))
        self.members = [(r["member"], r["joined_on"] or FIRST, r["left_on"] or LAST) for r in table("members.csv")]
        self.sites = dated(table("sites.csv"), "site")
        self.grappes = dated(table("grappes.csv"), "grappe")
        self.accesses = dated(table("accesses.csv"), "access")
        self.students = defaultdict(list)
        for row in table("measures.csv"):
            self.students[row["site"]].append((row["as_of"], int(row["value"])))
        for observations in self.students.values():
            observations.sort()
        self.imputations = defaultdict(list)
        for row in table("imputations.csv"):
            self.imputations[row["member"]].append(row)
        self.starts, self.runs, self.plans, self.chosen = {}, {}, {}, {}

    def plan(self, access, serves, recurring, first, last):
        via = (access, serves, recurring)
        starts = self.starts.get(via)
        if starts is None:
            starts = self.starts[via] = self.cuts(access, serves)
        i, j = bisect_right(starts, first) - 1, bisect_right(starts, last) - 1
        if i == j:
            return self.run(via, starts[i])
        key = (via, first, last)
        if key not in self.plans:
            self.plans[key] = self.combine(via, [max(first, starts[i])] + starts[i + 1:j + 1], last)
        return self.plans[key]

    def cuts(self, access, serves):
        """The first days of the stretches within which nothing changes for this access or target."""
        rows = [(first, last) for first, last, _ in self.accesses.get(access, [])]
        for target in [serves] if serves else [row["serves"] for _, _, row in self.accesses[access]]:
            if target not in self.sites:
                rows += [rule[2:4] for rule in RULES]
            if target == "*":
                rows += [member[1:] for member in self.members]
            for _, _, row in self.grappes.get(target, []):
                rows += [(row["valid_from"] or FIRST, row["valid_to"] or LAST)]
                rows += [(first, last) for first, last, _ in self.sites[row["site"]]]
                if row["kind"] == "cite_scolaire":  # the reference day moves with the year
                    rows += [(f"{year}-01-01", LAST) for year in range(2000, 2040)]
            rows += [(first, last) for first, last, _ in self.sites.get(target, [])]
        return sorted({FIRST} | {first for first, _ in rows} | {day_after(last) for _, last in rows if last != LAST})

    def run(self, via, start):
        key = (via, start)
        if key not in self.runs:
            self.runs[key] = self.plan_on(via, start)
        return self.runs[key]

    def plan_on(self, via, day):
        access, serves, recurring = via
        row = on(self.accesses[access], day)[0] if access else {}
        serves = serves or row["serves"]
        if serves == "*":
            kind, sites = "group", []
        elif serves in self.sites:
            kind, sites = "site", [serves]
        else:
            grappe = on(self.grappes[serves], day)
            kind, sites = grappe[0]["kind"], [r["site"] for r in grappe]
        owned = [(on(self.sites[site], day)[0], site) for site in sites]
        rule, article, key = self.rule(kind, recurring, day)
        if isinstance(key, dict):
            present = [m for m, joined, left in self.members if joined <= day <= left]
            shares = {(m, ""): (key[m], "") for m in present}
        else:
            weight = {"equal": lambda _: 1, "students": lambda site: self.observed(site, day)}[key]
            shares = {(own["member"], site): (weight(site), own["type"]) for own, site in owned}
        return Plan(serves, rule, article, row.get("billed_to") or BILLED_TO, shares, sum(n for n, _ in shares.values()))

    @staticmethod
    def rule(kind, recurring, day):
        for name, article, first, last, target, recurring_only, key in RULES:
            applies = target == kind or (target == "grappe" and kind == "cite_scolaire")
            if applies and first <= day <= last and (recurring or not recurring_only):
                return name, article, key
        return "own", "", "equal"

    def observed(self, site, day):
        reference = f"{int(day[:4]) - 1:04d}-10-01"
        observations = self.students[site]
        return observations[bisect_right(observations, (reference, sys.maxsize)) - 1][1]

    def combine(self, via, starts, last):
        runs = [self.run(via, self.starts[via][bisect_right(self.starts[via], start) - 1]) for start in starts]
        days = [days_between(a, b) for a, b in zip(starts, [day_before(s) for s in starts[1:]] + [last])]
        common = lcm(*(run.denominator for run in runs))
        shares = {}
        for run, count in zip(runs, days):
            for key, (n, kind) in run.shares.items():
                if n:
                    before = shares.get(key, (0, kind))
                    shares[key] = (before[0] + count * n * (common // run.denominator), before[1])
        joined = lambda values: "+".join(dict.fromkeys(v for v in values if v))
        return Plan(joined(r.serves for r in runs), joined(r.rule for r in runs), joined(r.article for r in runs),
                    runs[0].billed_to, shares, sum(days) * common)

    def imputation(self, member, flow, kind, category, day):
        key = (member, flow, kind, category, day)
        if key not in self.chosen:
            best = max((r for r in self.imputations[member]
                        if r["flow"] in ("", flow) and r["site_type"] in ("", kind) and r["category"] in ("", "*", category)
                        and (r["valid_from"] or FIRST) <= day <= (r["valid_to"] or LAST)),
                       key=lambda r: (r["flow"] != "") + (r["site_type"] != "") + (r["category"] not in ("", "*")))
            self.chosen[key] = (best["chapter"], best["function"], best["nature"])
        return self.chosen[key]


def largest_remainder(amount, weights, total):
    """Cents for each weight, in the order given, which is that of the ids."""
    if len(weights) == 1:
        return [amount]
    size = abs(amount)
    parts = [size * w // total for w in weights]
    left = size - sum(parts)
    if left:
        for i in sorted(range(len(weights)), key=lambda i: (-(size * weights[i] % total), -weights[i]))[:left]:
            parts[i] += 1
    return [-part for part in parts] if amount < 0 else parts


RATES = {}


def vat_of(net, rate):
    """VAT in cents, half away from zero, and the rate in its shortest form."""
    if rate not in RATES:
        hundredths = cents(rate)
        RATES[rate] = hundredths, money(hundredths).rstrip("0").rstrip(".")
    hundredths, short = RATES[rate]
    vat = (abs(net) * hundredths + 5000) // 10000
    return (-vat if net < 0 else vat), short


def allocate(workspace, lines, file, write):
    header = next(lines)
    at = {name: header.index(name) for name in header}
    (supplier, number, invoiced, line, access, serves, item, category, start, end, service, net, rate, vat, gross) = (at[name] for name in (
        "supplier,invoice_number,invoice_date,line_number,access,serves,item_code,category,period_start,period_end,service_date,"
        "net_amount,vat_rate,vat_amount,gross_amount").split(","))
    for row_number, row in enumerate(lines, 2):
        first = row[start] or row[service] or row[invoiced]
        plan = workspace.plan(row[access], row[serves], row[category] in RECURRING, first, row[end] or first)
        net_cents = cents(row[net])
        vat_cents, short = vat_of(net_cents, row[rate])
        if row[vat]:
            vat_cents = cents(row[vat])
        if row[gross] and cents(row[gross]) != net_cents + vat_cents:
            sys.exit(f"{file}:{row_number}: gross-mismatch")
        head = [row[supplier], row[number], row[invoiced], row[line], file, row_number, row[access], plan.serves, row[category],
                row[item], row[start], row[end], short, plan.rule, plan.article]
        weights = [n for _, n, _ in plan.members]
        nets, vats = (largest_remainder(amount, weights, plan.denominator) for amount in (net_cents, vat_cents))
        if sum(nets) != net_cents or sum(vats) != vat_cents:
            sys.exit(f"{file}:{row_number}: the shares do not sum to the line")
        for (member, total, sites), member_net, member_vat in zip(plan.members, nets, vats):
            flow = "paid" if member == plan.billed_to else "reimbursed"
            own = [n for _, _, n, _ in sites]
            for (site, kind, _, share), n, v in zip(sites, largest_remainder(member_net, own, total), largest_remainder(member_vat, own, total)):
                write([*head, member, site, share, money(n), money(v), money(n + v), plan.billed_to,
                       *workspace.imputation(member, flow, kind, row[category], first)])


def main(folder, out):
    workspace = Workspace(folder)
    names = sorted(os.listdir(os.path.join(folder, "invoices")), key=lambda name: unicodedata.normalize("NFC", name))
    with open(out, "w", newline="", encoding="utf-8") as target:
        writer = csv.writer(target, lineterminator="\n")
        writer.writerow(COLUMNS)
        for name in names:
            with open(os.path.join(folder, "invoices", name), newline="", encoding="utf-8") as source:
                allocate(workspace, csv.reader(source), f"invoices/{unicodedata.normalize('NFC', name)}", writer.writerow)


main(*sys.argv[1:])
