"""A verdict for each call record of a folder of text files, on a Spark cluster that has curfew on every node.

    spark-submit --files task.json audit_on_spark.py RECORDS VERDICTS
"""

import sys

from pyspark.sql import SparkSession

AUDIT = "curfew audit task.json --header none --column 2"


def main():
    records, verdicts = sys.argv[1:]
    session = SparkSession.builder.appName("curfew audit").getOrCreate()
    # Each partition is a process of its own, which gets the records without the header.
    lines = session.sparkContext.textFile(records).filter(lambda line: not line.startswith("call,"))
    lines.pipe(AUDIT).saveAsTextFile(verdicts)


if __name__ == "__main__":
    main()
