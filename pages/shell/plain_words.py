"""Words that a label, which reads Markdown, shows as they are."""

import re


def plain(words: str) -> str:
    """`words` with every character escaped that could be markup."""
    return re.sub(r"([\\`*_{}\[\]()#+\-.!<>~|:$])", r"\\\1", words)
