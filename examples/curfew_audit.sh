#!/bin/sh
# For ClickHouse, in user_scripts: rows in, rows with a verdict out. A forbidden call is an answer, not a failure.
cd "$(dirname "$0")" || exit 2
curfew audit weekend_task.json --header none --column 2 --delimiter tab
[ $? -le 1 ]
