"""Whether a text is what the voice can read: English."""

from __future__ import annotations

import re
import unicodedata


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_COMMON = _words(
    "the a an of to and in is it you that he was for on are with as i his they be at one have this from or had by hot but "
    "some what there we can out other were all your when up use word how said each she which do their time if will way "
    "about many then them would write like so these her long make thing see him two has look more day could go come did my "
    "no not me yes hello welcome please who where why our us now here"
)
_OTHERS: dict[str, frozenset[str]] = {
    "German": _words(
        "guten tag danke bitte der die das und ist nicht ich du wir sie ein eine mit auf den dem zu von für wie was auch"
    ),
    "French": _words(
        "bonjour merci comment salut le la les et est pas je tu nous vous une des du que qui dans pour avec sur ce mais où"
    ),
    "Spanish": _words(
        "hola amigo gracias señor buenos buenas bienvenido bienvenidos cómo estás al del el la los las y es no yo tu nosotros una de que en por para con como pero muy está"
    ),
    "Italian": _words(
        "ciao buongiorno grazie il lo la gli e è non io noi una di che in per con come ma sono della questo"
    ),
    "Portuguese": _words(
        "olá obrigado obrigada o os as e é não eu nós uma de que em por para com como mas são está você"
    ),
    "Dutch": _words("de het een en is niet ik jij wij van dat op te voor met zijn maar ook"),
}
_LEAST_WORDS = 4


def unread(text: str) -> str:
    """What of a text is not read as it should be, in a sentence; nothing when it is English."""
    letters = [c for c in text if c.isalpha()]
    strange = [c for c in letters if not unicodedata.name(c, "").startswith("LATIN")]
    if strange:
        scripts = sorted({unicodedata.name(c, "another script").split()[0].capitalize() for c in strange})
        return (
            f"The voice reads English only: {len(strange)} of {len(letters)} letters are {' and '.join(scripts[:3])}, and "
            "were left out or read by their names."
        )
    if re.search("[¿¡]", text):
        return "The voice reads English only, and this looks like Spanish: it was read by English rules."
    words = re.findall(r"[^\W\d_]+", text.lower())
    if len(words) < _LEAST_WORDS:
        return ""
    english = sum(word in _COMMON for word in words)
    language, count = max(
        ((name, sum(word in common for word in words)) for name, common in _OTHERS.items()),
        key=lambda pair: pair[1],
    )
    if count > english and count * 6 >= len(words):
        return f"The voice reads English only, and this looks like {language}: it was read by English rules."
    return ""
