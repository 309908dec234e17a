# SPDX-License-Identifier: MIT
"""A Spark session for tests. Importing this skips the module without PySpark and Java; so does
SSI_SPARK_TESTS=0."""

from __future__ import annotations

import contextlib
import importlib.util
import os
import shutil
import sys

import pytest

pytest.importorskip("pyarrow")
if importlib.util.find_spec("pyspark") is None:
    pytest.skip("pyspark is not installed", allow_module_level=True)
if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
    pytest.skip("there is no Java", allow_module_level=True)
if os.environ.get("SSI_SPARK_TESTS") == "0":
    pytest.skip("SSI_SPARK_TESTS is 0", allow_module_level=True)


@contextlib.contextmanager
def spark_session(folder, master, **more):
    """A session on loopback, whose files are in the folder; more: configuration, "__" for a dot."""
    from pyspark.sql import SparkSession
    os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    options = {
        "spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false",
        "spark.driver.bindAddress": "127.0.0.1", "spark.driver.host": "127.0.0.1",
        "spark.driver.memory": "1g", "spark.local.dir": str(folder / "local"),
        "spark.sql.warehouse.dir": str(folder / "warehouse"), "spark.sql.shuffle.partitions": "4",
    }
    options |= {"spark." + name.replace("__", "."): value for name, value in more.items()}
    session = SparkSession.builder.master(master).appName("ssi").config(map=options).getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    yield session
    session.stop()
