"""One good file of each format, for breaking."""

import gzip
import io
import json
from functools import cache

import pandas as pd

TEXT = "The mayor said 40 beds were empty.\n\n“We need more,” Dr. Ann Lee said on Monday. "
ROWS = [{"doc": f"a{n}", "text": TEXT * 3, "outlet": "Echo", "year": 2026} for n in range(4)]


@cache
def files() -> dict[str, bytes]:
    """Give the bytes of each file by a name with its suffix."""
    import docx

    table = pd.DataFrame(ROWS)
    parquet, sheet, word = io.BytesIO(), io.BytesIO(), io.BytesIO()
    table.to_parquet(parquet)
    table.to_excel(sheet, index=False)
    document = docx.Document()
    document.add_paragraph(TEXT)
    document.save(word)
    lines = "\n".join(json.dumps(row) for row in ROWS).encode()
    return {
        "a.txt": TEXT.encode(),
        "a.html": f"<html><body><article><p>{TEXT}</p></article></body></html>".encode(),
        "a.rtf": (
            "{\\rtf1\\ansi " + TEXT.replace("“", "\\'93").replace("”", "\\'94") + "}"
        ).encode(),
        "a.docx": word.getvalue(),
        "a.pdf": _pdf(),
        "a.csv": table.to_csv(index=False).encode(),
        "a.tsv": table.to_csv(index=False, sep="\t").encode("utf-16"),
        "a.jsonl": lines,
        "a.json": json.dumps(ROWS).encode(),
        "a.parquet": parquet.getvalue(),
        "a.xlsx": sheet.getvalue(),
        "a.csv.gz": gzip.compress(table.to_csv(index=False).encode(), mtime=0),
    }


def _pdf() -> bytes:
    stream = b"BT /F 10 Tf 50 780 Td (The mayor said 40 beds were empty.) Tj ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [4 0 R] /Count 1 /MediaBox [0 0 595 842] >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Type /Page /Parent 2 0 R /Contents 5 0 R /Resources << /Font << /F 3 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
    ]
    data = b"%PDF-1.4\n"
    for at, body in enumerate(objects, 1):
        data += b"%d 0 obj\n%s\nendobj\n" % (at, body)
    return data + b"trailer << /Size 6 /Root 1 0 R >>\n%%EOF"
