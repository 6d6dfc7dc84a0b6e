"""What a ledger holds in forms that other programs read: a module a form."""
