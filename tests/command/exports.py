#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The same fifteen invented members, as spreadsheets, data tools, databases and CRMs export them.

all_exports() gives every file with the options that a person would add, and what must come of it:
None, the scores of the strict file byte for byte; or a refusal whose text has these words.
"""

import gzip
import io
import zipfile
from dataclasses import dataclass, field

FLAGS = ("has_photo", "has_headline", "has_summary")
COUNTS = ("positions", "education", "skills", "posts", "post_reactions", "profile_views_made",
          "days_active", "connections", "people_contacted", "messages_sent", "messages_answered")
SIGNALS = FLAGS + COUNTS
HEADER = ("member_id", "industry") + SIGNALS
INDUSTRIES = ("Software", "Staffing", "Retail")


def members():
    """Rows of the table: text, and None for what is not known."""
    rows = []
    state = 7
    for number in range(1, 16):
        cells = [f"m{number:04}", INDUSTRIES[number % 3]]
        for signal in SIGNALS:
            state = (state * 1103515245 + 12345) % 2**31
            draw = state >> 8
            if signal in FLAGS:
                cells.append(str(draw % 2))
            elif draw % 9 == 0:
                cells.append(None)
            else:
                cells.append(str(draw % 40))
        sent = cells[HEADER.index("messages_sent")]
        answered = HEADER.index("messages_answered")
        if sent is not None and cells[answered] is not None:
            cells[answered] = str(min(int(cells[answered]), int(sent)))
        rows.append(cells)
    # The largest value and a zero, which no other spelling may change.
    rows[3][HEADER.index("connections")] = "4294967295"
    rows[4][HEADER.index("posts")] = "0"
    return rows


ROWS = members()


@dataclass
class Export:
    """A file as some program writes it."""

    name: str
    content: bytes
    options: list = field(default_factory=list)
    refusal: list = None  # None: it is scored


def table(header=HEADER, rows=None, separator=",", line_end="\n", missing="", quote=False):
    """A table of text cells in some dialect."""
    def cell(text):
        text = missing if text is None else text
        return f'"{text}"' if quote else text

    lines = [separator.join(cell(name) for name in header)]
    lines += [separator.join(cell(text) for text in row) for row in (ROWS if rows is None else rows)]
    return line_end.join(lines) + line_end


STRICT = table()


def converted(convert):
    """The rows with convert(signal, text) in place of each signal's cell that is known."""
    return [row[:2] + [None if text is None else convert(signal, text)
                       for signal, text in zip(SIGNALS, row[2:])] for row in ROWS]


def flags_as(no, yes):
    return converted(lambda signal, text: (no, yes)[int(text)] if signal in FLAGS else text)


def renamed(rename):
    return tuple(rename(name) for name in HEADER)


def with_columns(names, cells):
    """The table with more columns at its end."""
    return HEADER + tuple(names), [row + list(cells) for row in ROWS]


def words(name):
    return name.split("_")


def camel_case(name):
    first, *rest = words(name)
    return first + "".join(word.capitalize() for word in rest)


def spreadsheets():
    bom = "\ufeff"
    semicolons = table(separator=";", line_end="\r\n")
    yield Export("excel_csv_utf8", (bom + table(line_end="\r\n")).encode())
    yield Export("excel_german", (bom + semicolons).encode())
    yield Export("excel_german_ansi", semicolons.encode("cp1252"))
    header, rows = with_columns(["Umsatz", "Quote"], ["1234,56", "12,5 %"])
    newcomer = table(header, [row[:2] + [("FALSE", "TRUE")[int(text)] if name in FLAGS else text
                                         for name, text in zip(SIGNALS, row[2:16])] + row[16:]
                              for row in rows], ";", "\r\n") + "\r\n\r\n"
    yield Export("excel_german_newcomer", (bom + newcomer).encode())
    yield Export("excel_unicode_text", table(separator="\t", line_end="\r\n").encode("utf-16"))
    yield Export("excel_unicode_big_endian",
                 b"\xfe\xff" + table(separator="\t", line_end="\r\n").encode("utf-16-be"))
    yield Export("excel_sep_line", ("sep=;\r\n" + semicolons).encode())
    yield Export("excel_sep_line_bom", (bom + "sep=;\r\n" + semicolons).encode())
    yield Export("excel_booleans", table(rows=flags_as("FALSE", "TRUE"), line_end="\r\n").encode())
    yield Export("excel_empty_rows_below",
                 (table(line_end="\r\n") + ("," * (len(HEADER) - 1) + "\r\n") * 3).encode())
    yield Export("excel_empty_columns_right",
                 table(HEADER, [row + ["", ""] for row in ROWS]).encode())
    yield Export("excel_not_available", table(missing="#N/A").encode())
    yield Export("excel_thousands", table(rows=converted(
        lambda signal, text: f"{int(text):,}"), quote=True).encode(), refusal=["thousands"])
    yield Export("excel_percent", table(rows=converted(
        lambda signal, text: text + "%" if signal == "posts" else text)).encode(),
        refusal=["posts", "percent"])
    yield Export("excel_dates", table(rows=converted(
        lambda signal, text: "2026-01-05" if signal == "posts" else text)).encode(),
        refusal=["posts", "date"])
    yield Export("excel_workbook", workbook(), refusal=["xlsx", "CSV"])
    yield Export("libreoffice_tabs", table(separator="\t").encode())
    yield Export("libreoffice_quoted", table(quote=True).encode())
    yield Export("google_sheets", table(line_end="\r\n").rstrip("\r\n").encode())
    yield Export("numbers_blank_lines", (table(separator=";") + "\n\n").encode())


def workbook():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as book:
        book.writestr("[Content_Types].xml", "<Types/>")
        book.writestr("xl/workbook.xml", "<workbook/>")
    return file.getvalue()


def pandas():
    def floats(signal, text):
        return text + ".0"

    index = ("",) + HEADER
    numbered = [[str(i)] + row for i, row in enumerate(ROWS)]
    yield Export("pandas", STRICT.encode())
    yield Export("pandas_index", table(index, numbered).encode())
    yield Export("pandas_index_quoted", table(index, numbered, quote=True).encode())
    yield Export("pandas_floats", table(rows=converted(floats)).encode())
    yield Export("pandas_floats_nan", table(rows=converted(floats), missing="nan").encode())
    yield Export("pandas_na_rep", table(missing="NaN").encode())
    yield Export("pandas_none", table(missing="None").encode())
    yield Export("pandas_booleans", table(rows=flags_as("False", "True")).encode())
    yield Export("pandas_boolean_floats", table(rows=flags_as("0.0", "1.0")).encode())
    yield Export("pandas_gzip", gzip.compress(STRICT.encode(), mtime=0))
    yield Export("pandas_gzip_tabs", gzip.compress(table(separator="\t").encode(), mtime=0))
    yield Export("pandas_gzip_in_two", gzip.compress(STRICT[:500].encode(), mtime=0)
                 + gzip.compress(STRICT[500:].encode(), mtime=0))
    yield Export("pandas_gzip_cut", gzip.compress(STRICT.encode(), mtime=0)[:-20],
                 refusal=["gzip"])
    yield Export("pandas_decimal_comma", table(rows=converted(
        lambda signal, text: text + ",0"), separator=";").encode(), refusal=["decimal comma"])
    yield Export("pandas_scientific", table(rows=converted(
        lambda signal, text: "1e3" if signal == "posts" else text)).encode(), refusal=["1e3"])
    yield Export("pandas_fractions", table(rows=converted(
        lambda signal, text: text + ".5" if signal == "posts" else text)).encode(),
        refusal=["posts", "fraction"])
    yield Export("pandas_parquet", b"PAR1" + bytes(64) + b"PAR1", refusal=["Parquet", "CSV"])
    yield Export("pandas_json", b'[{"member_id":"m0001","posts":1}]\n', refusal=["JSON", "CSV"])
    yield Export("pandas_json_lines", b'{"member_id":"m0001","posts":1}\n', refusal=["JSON"])


def databases():
    yield Export("duckdb", STRICT.encode())
    yield Export("duckdb_booleans", table(rows=flags_as("false", "true")).encode())
    yield Export("duckdb_pipes", table(separator="|").encode())
    yield Export("sqlite_csv", table(line_end="\r\n").encode())
    yield Export("sqlite_list", table(separator="|").encode())
    yield Export("sqlite_tabs", table(separator="\t").encode())
    yield Export("postgresql_csv", STRICT.encode())
    yield Export("postgresql_booleans", table(rows=flags_as("f", "t")).encode())
    yield Export("postgresql_text", table(separator="\t", missing="\\N").encode())
    yield Export("postgresql_null", table(missing="NULL").encode())
    yield Export("mysql_batch", table(separator="\t", missing="NULL").encode())
    yield Export("mysql_outfile", table(missing="\\N", quote=False).encode())
    yield Export("sqlserver_semicolons", table(separator=";", missing="null").encode())
    yield Export("oracle_upper_case", table(renamed(str.upper)).encode())
    yield Export("snowflake_upper_quoted", table(renamed(str.upper), quote=True).encode())
    yield Export("bigquery_null", table(missing="null").encode())
    yield Export("clickhouse_tsv", table(separator="\t", missing="\\N").encode())
    yield Export("r_write_csv", table(missing="NA", quote=True).encode())
    yield Export("r_logicals", table(rows=flags_as("F", "T"), missing="NA").encode())
    yield Export("spark_unknown_word", table(missing="unbekannt").encode(),
                 options=["--na", "unbekannt"])
    yield Export("spark_unknown_word_unsaid", table(missing="unbekannt").encode(),
                 refusal=["unbekannt"])
    yield Export("negative_for_missing", table(missing="-1").encode(), refusal=["negative"])


def crms():
    spaced = renamed(lambda name: " ".join(word.capitalize() for word in words(name)))
    upper_id = renamed(lambda name: name.replace("member_id", "Member ID"))
    yield Export("salesforce_report", table(spaced, quote=True).encode())
    yield Export("salesforce_own_id", table(("Contact ID",) + HEADER[1:], quote=True).encode(),
                 options=["--id", "Contact ID"])
    yield Export("salesforce_own_id_unsaid",
                 table(("Contact ID",) + HEADER[1:], quote=True).encode(),
                 refusal=["Contact ID", "--id"])
    yield Export("salesforce_mapped",
                 table(renamed(lambda name: "Posts (90 days)" if name == "posts" else name)).encode(),
                 options=["--map", "posts=Posts (90 days)"])
    yield Export("salesforce_footer",
                 (STRICT + "\n" + '"Copyright (c) 2026 Example"\n').encode(), refusal=["empty"])
    yield Export("hubspot_words", table(rows=flags_as("No", "Yes")).encode())
    yield Export("hubspot_names", table(upper_id).encode())
    yield Export("hubspot_camel_case", table(renamed(camel_case)).encode())
    yield Export("hubspot_hyphens",
                 table(renamed(lambda name: name.replace("_", "-"))).encode())
    yield Export("dynamics_dots", table(renamed(lambda name: name.replace("_", "."))).encode())
    yield Export("zoho_padded", table(rows=converted(lambda signal, text: f" {text} ")).encode())
    yield Export("pipedrive_single_letters", table(rows=flags_as("n", "y")).encode())
    yield Export("near_miss",
                 table(renamed(lambda name: "post" if name == "posts" else name)).encode(),
                 refusal=["'post'", "'posts'", "--map 'posts=post'", "--ignore 'post'"])
    yield Export("near_miss_mapped",
                 table(renamed(lambda name: "post" if name == "posts" else name)).encode(),
                 options=["--map", "posts=post"])
    yield Export("name_twice", table(HEADER + ("Posts", "POSTS"),
                                     [row + ["1", "1"] for row in ROWS]).encode())
    yield Export("folded_name_twice",
                 table(renamed(lambda name: "Posts" if name == "posts" else name) + ("POSTS",),
                       [row + ["1"] for row in ROWS]).encode(), refusal=["Posts", "POSTS"])
    yield Export("no_break_space",
                 table(renamed(lambda name: "\u00a0posts" if name == "posts" else name)).encode(),
                 refusal=["posts", "u{a0}"])
    yield Export("blank_line_within", STRICT.replace("\nm0007", "\n\nm0007").encode(),
                 refusal=["line 8 is empty"])
    yield Export("no_signals", b"member_id,name\nm0001,Anna Example\n", refusal=["signal"])
    yield Export("pdf", b"%PDF-1.7\n", refusal=["PDF"])
    yield Export("zip", zipped(), refusal=["zip"])
    yield Export("word_for_flag", table(rows=flags_as("Nein", "Ja")).encode(), refusal=["'Ja'"])


def zipped():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("members.csv", STRICT)
    return file.getvalue()


def all_exports():
    for family in (spreadsheets, pandas, databases, crms):
        yield from family()


if __name__ == "__main__":
    print(sum(1 for _ in all_exports()), "files")
