def holding(connection, kind):
    return []
