# SPDX-License-Identifier: MIT
"""A Spark job: scores members, ranks them within labels, and writes both as Parquet.

    spark-submit spark_ranks.py MEMBERS SCORES --by industry [--by team] [--cohorts FOLDER]

MEMBERS and SCORES are what Spark reads and writes: folders of Parquet, in HDFS or S3 or here.
docs/spark.md says what the workers need.
"""

import argparse
import os

import ssi
import ssi.spark
from pyspark.sql import SparkSession


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("members")
    parser.add_argument("scores")
    parser.add_argument("--by", action="append", required=True, help="a column of labels")
    parser.add_argument("--keep", action="append", default=[], help="member_id by default")
    parser.add_argument("--model", help="a model file")
    parser.add_argument("--cohorts", help="save the cohorts of each column in this folder")
    options = parser.parse_args()

    spark = SparkSession.builder.appName("ssi").getOrCreate()
    members = spark.read.parquet(options.members)
    model = ssi.Model.load(options.model) if options.model else ssi.Model()
    cohorts = [ssi.spark.cohorts(members, by, model=model) for by in options.by]
    for found in cohorts:
        print(f"{found}, model {model.id}: an open index, not LinkedIn's")
        if options.cohorts:  # for `ssi cohorts --merge` and `ssi score --against`
            with open(os.path.join(options.cohorts, f"{found.column}.cohorts"), "wb") as file:
                file.write(bytes(found))
    keep = options.keep or ["member_id"]
    scores = ssi.spark.score(members, model=model, keep=keep, cohorts=cohorts, band=True)
    scores.write.mode("overwrite").parquet(options.scores)
    spark.stop()


if __name__ == "__main__":
    main()
