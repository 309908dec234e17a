#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Installs the build tree into a scratch folder, and fails where a relative link of an installed page
leads to nothing: a file or folder that is not installed, or a heading that is not there.

    documentation_test.py CMAKE BUILD
"""

import pathlib
import re
import subprocess
import sys
import tempfile
import urllib.parse

LINK = re.compile(r"\]\(([^()\s]+)\)")
PICTURE = re.compile(r'\b(?:src|srcset)="([^"\s]+)"')
HEADING = re.compile(r"^#{1,6} +(.*?) *#*$", re.MULTILINE)
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`[^`\n]*`")


def anchors_of(page):
    """The names that GitHub and others give headings."""
    names = set()
    for heading in HEADING.findall(FENCE.sub("", page.read_text(encoding="utf-8"))):
        text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).lower()
        name = re.sub(r"[^\w\- ]", "", text).replace(" ", "-")
        repeated = [name] + [f"{name}-{i}" for i in range(1, 100)]
        names.add(next(each for each in repeated if each not in names))
    return names


def failure_of(link, page, root):
    """What is wrong with a link of a page; nothing if it leads somewhere."""
    path, _, anchor = urllib.parse.unquote(link).partition("#")
    target = (page.parent / path).resolve() if path else page
    if root not in target.parents:
        return "leads out of what is installed"
    if not target.exists():
        return "leads to nothing"
    if anchor and (target.suffix != ".md" or anchor not in anchors_of(target)):
        return "leads to no heading"
    return None


def main(cmake, build):
    with tempfile.TemporaryDirectory() as scratch:
        root = pathlib.Path(scratch).resolve()
        subprocess.run([cmake, "--install", build, "--prefix", root, "--component", "ssi_development"],
                       check=True, stdout=subprocess.DEVNULL)
        pages = sorted(root.rglob("*.md"))
        links = failures = 0
        for page in pages:
            text = CODE.sub("", FENCE.sub("", page.read_text(encoding="utf-8")))
            for link in LINK.findall(text) + PICTURE.findall(text):
                if urllib.parse.urlsplit(link).scheme:
                    continue
                links += 1
                if why := failure_of(link, page, root):
                    failures += 1
                    print(f"{page.relative_to(root)}: ({link}) {why}")
        names = {page.name for page in pages}
        for name in {"README.md", "CHANGELOG.md", "files.md", "model.md"} - names:
            failures += 1
            print(f"{name} is not installed")
    print(f"{len(pages)} pages, {links} links, {failures} failures")
    return failures > 0 or links < 100


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
