"""What is to be spoken is spoken, and nothing else; what says how is followed."""

from __future__ import annotations

import pytest

from layer_server.generators.speech.language import unread
from layer_server.generators.speech.reading import readable, sentences
from layer_server.generators.speech.script import script_of
from layer_server.generators.speech.speech import cast_of


@pytest.mark.parametrize(
    ("prompt", "text", "voice"),
    [
        ("Welcome to the arena.", "Welcome to the arena.", "heart"),
        ('say "Welcome to the arena" in a deep voice', "Welcome to the arena", "deep"),
        ("an old man says 'beware the forest, child'", "beware the forest, child", "elder"),
        ("say hello in a robot voice", "hello", "robot"),
        ("a deep male voice saying welcome to the dungeon", "welcome to the dungeon", "deep"),
        ("narrator: Once upon a time", "Once upon a time", "heart"),
        ("Goblin: Give me gold!", "Give me gold!", "goblin"),
        ("tutorial voiceover: Press A to jump.", "Press A to jump.", "heart"),
        ("text to speech: Order 12 ships today.", "Order 12 ships today.", "heart"),
        ("whisper: they are coming", "they are coming", "whisper"),
        ("male voice, deep, slow: The king is dead.", "The king is dead.", "deep"),
        # A story, a warning and a wish are the words themselves.
        ('He said "stop" and left.', 'He said "stop" and left.', "heart"),
        ("Warning: the reactor is hot.", "Warning: the reactor is hot.", "heart"),
        ("say hello to my little friend", "say hello to my little friend", "heart"),
        ('I am the "boss" around here', 'I am the "boss" around here', "heart"),
        ("It's 5 o'clock, don't be 'late'", "It's 5 o'clock, don't be 'late'", "heart"),
    ],
)
def test_the_words_and_the_voice(prompt: str, text: str, voice: str) -> None:
    script = script_of(prompt)
    assert script.text.strip() == text
    assert cast_of(script, None) == [voice]


def test_a_dialogue_has_a_voice_for_each_speaker() -> None:
    script = script_of("Anna: Who is there?\nBorin: A friend.\nGhost: Nobody...\nAnna: I see.")
    assert [line.speaker for line in script.lines] == ["Anna", "Borin", "Ghost", "Anna"]
    cast = cast_of(script, None)
    assert cast[0] == cast[3]
    assert len({cast[0], cast[1], cast[2]}) == 3
    assert cast[2] == "ghost"
    assert cast_of(script, "robot") == ["robot"] * 4


def test_directions_are_followed_and_not_read() -> None:
    script = script_of("[whispering] They are here. [angry] Run! [a door slams] (sighs) Too late (I think).")
    assert [cast_of(script, None)[0], script.lines[1].manner.names] == ["whisper", ("angry",)]
    assert "whispering" not in script.text
    assert "slams" not in script.text
    assert "(I think)" in script.text
    assert script.left_out == ("a door slams", "sighs")


def test_ssml_is_not_read_aloud() -> None:
    script = script_of('<speak>Hello <break time="1500ms"/> <emphasis level="strong">you</emphasis></speak>')
    assert " ".join(script.text.split()) == "Hello [pause 1.5s] you"
    assert script.left_out == ("<emphasis>",)
    assert script_of("say hello in a Scottish accent").left_out


@pytest.mark.parametrize(
    "text", ["Hola amigo, ¿cómo estás?", "Bonjour, comment allez vous", "Guten Tag, wie geht es Ihnen"]
)
def test_another_language_is_told(text: str) -> None:
    assert "English only" in unread(text)


def test_pauses_are_asked_for() -> None:
    waits = [each.pause for each in sentences("One. [pause 2s] Two.\n\nThree.")]
    assert waits[0] > 2 > waits[1]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("WAIT!!! DON'T GO!!!", "wait! don't GO!"),
        ("# Title\n**bold** and *soft*", "Title bold and soft"),
        ("See [the guide](https://layer.ai/x) or https://www.layer.ai/docs.", "See the guide or layer.ai"),
        ("Fire 🔥 and 🗡️ ice", "Fire and ice"),
        ("so... -- well", "so… — well"),
        ("The NPC and HE", "The NPC and he"),
        ("HENRY VIII, i.e. No. 8", "henry VIII, that is number 8"),
    ],
)
def test_signs_are_read_as_people_do(written: str, read: str) -> None:
    assert readable(written).startswith(read)
