SELECT reason, count()
FROM executable(
    'curfew_audit.sh', 'TabSeparated',
    'call UInt64, time String, permitted String, reason String, pointer String, error String',
    (SELECT call, toString(time) FROM calls))
GROUP BY reason
