"""Payments of GoCardless."""

from datetime import date, timedelta

from making.writing import bare

PAYMENT_FIELDS = (
    "id created_at charge_date amount description currency status amount_refunded reference transaction_fee payout_date "
    "app_fee links.mandate links.creditor links.customer links.payout links.subscription customers.id "
    "customers.created_at customers.email customers.given_name customers.family_name customers.company_name "
    "customers.address_line1 customers.address_line2 customers.address_line3 customers.city customers.region "
    "customers.postal_code customers.country_code customers.language customers.swedish_identity_number "
    "customers.active_mandates customers.metadata.customer_reference"
).split()


def payments_csv(dice, customers):
    lines = [",".join(PAYMENT_FIELDS)]
    months = [date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 2)]
    paying = [c for c in customers if dice.often(0.55)]
    for charge in months:
        for customer in paying:
            if dice.often(0.2):
                continue
            identity = dice.letters(12, "0123456789ABCDEFGHJKMNPQRSTVWXYZ")
            status = dice.pick(["paid_out"] * 12 + ["failed", "cancelled", "charged_back", "confirmed"])
            street = customer.street.split("\n")
            payout = charge + timedelta(days=4)
            values = [
                f"PM{identity}", f"{charge - timedelta(days=7)}T{dice.below(24):02d}:{dice.below(60):02d}:"
                f"{dice.below(60):02d}.{dice.below(1000):03d}Z", charge.isoformat(), f"{customer.spend:.2f}",
                dice.pick(["Broadband and calls", "Line rental, calls", 'Monthly bill "Bronze"', "SIM only", ""]),
                "GBP", status, "0.00", f"EXAMPLETEL-{identity[:7]}", f"{0.2 + customer.spend / 100:.2f}",
                payout.isoformat() if status == "paid_out" else "", "", customer.mandate_id, "CR0000EXAMPLE1",
                customer.gocardless_id, f"PO{charge:%Y%m%d}EXMP" if status == "paid_out" else "",
                f"SB{customer.mandate_id[2:]}", customer.gocardless_id, f"{customer.since}T09:00:00.000Z",
                customer.email.lower(), customer.given, customer.family, customer.company, street[0],
                street[1] if len(street) > 1 else "", "", customer.town, "", customer.postcode, "GB", "en", "", "1",
                customer.reference,
            ]
            lines.append(",".join(bare(value) for value in values))
    return ("\n".join(lines) + "\n").encode("utf-8")
