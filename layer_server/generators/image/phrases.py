"""Phrases of two things that one picture shows better than two do, and things that have two names joined."""

from __future__ import annotations

import re

from layer_server.generators.colour import NAMED_COLOURS
from layer_server.generators.image.tables import rows
from layer_server.generators.image.vocabulary import MATERIAL_WORDS

_PHRASES = rows(
    """
    snake_staff: snake_around_staff snake_coiled_around_staff staff_with_snake snake_wrapped_around_staff snake_on_staff snake_entwined_around_staff staff_with_snake_around_it serpent_around_staff snake_wrapped_around_rod snake_around_rod serpent_wrapped_around_staff serpent_on_staff
    hooked_fish: fish_on_hook fish_on_fish_hook fish_on_fishing_hook fish_hanging_from_hook fish_caught_on_hook
    caduceus: two_snakes_around_staff staff_with_two_snakes winged_staff_with_snakes
    winged_heart: heart_with_wings heart_with_angel_wings flying_heart_with_wings
    heart_arrow: arrow_through_heart heart_with_arrow heart_with_arrow_through_it heart_pierced_by_arrow heart_and_arrow
    eye_triangle: eye_in_triangle eye_inside_triangle eye_in_pyramid triangle_with_eye pyramid_with_eye
    target_dart: dart_in_bullseye dart_in_target arrow_in_bullseye arrow_in_target target_with_arrow target_with_dart arrow_hitting_target arrow_in_center_of_target dart_in_dartboard
    open_chest: chest_full_of_gold chest_full_of_coins chest_full_of_treasure chest_full_of_gems chest_full_of_jewels chest_filled_with_gold treasure_chest_full_of_gold chest_with_gold chest_of_gold treasure_chest_with_gold chest_filled_with_coins treasure_chest_full_of_coins chest_overflowing_with_gold open_chest_with_gold open_treasure_chest_with_gold chest_with_coins open_chest_full_of_gold
    money_bag: bag_full_of_coins bag_full_of_gold bag_of_coins bag_of_gold sack_of_gold sack_of_coins pouch_of_gold pouch_of_coins bag_of_gold_coins sack_full_of_gold bag_filled_with_gold sack_of_gold_coins coin_bag
    sun_cloud: sun_behind_cloud sun_behind_clouds sun_and_cloud cloud_with_sun sun_with_cloud cloud_and_sun
    rain_cloud: cloud_with_rain cloud_with_raindrops cloud_and_rain
    thunder_cloud: cloud_with_lightning cloud_with_lightning_bolt cloud_and_lightning cloud_with_thunder
    snow_cloud: cloud_with_snow cloud_with_snowflakes cloud_with_snowflake
    quiver: quiver_of_arrows quiver_with_arrows quiver_full_of_arrows arrows_in_quiver six_arrows_in_quiver three_arrows_in_quiver five_arrows_in_quiver
    dagger_rose: dagger_with_rose rose_and_dagger rose_around_dagger dagger_and_rose
    skull_crossbones: skull_and_crossbones skull_with_crossbones skull_and_bones skull_with_crossed_bones skull_and_crossed_bones
    books_pile: stack_of_books pile_of_books book_stack books_stack
    flag_hole: flag_in_hole golf_hole_with_flag
    heart_fire: heart_on_fire heart_in_flames
    burning_skull: skull_on_fire skull_in_flames flaming_skull
    message_bottle: message_in_bottle letter_in_bottle scroll_in_bottle
    boot_wing: boots_with_wings boot_with_wings shoes_with_wings
    helmet_wing: helmet_with_wings winged_helmet
    spoon_fork: fork_and_spoon spoon_and_fork
    hammer_wrench: hammer_and_wrench wrench_and_hammer hammer_crossed_with_wrench
    hammer_pick: hammer_and_pickaxe pickaxe_and_hammer
    birds_nest: nest_with_eggs eggs_in_nest three_eggs_in_nest two_eggs_in_nest nest_with_three_eggs bird_nest_with_eggs
    key_ring: bunch_of_keys ring_of_keys keys_on_ring set_of_keys keyring_with_keys
    ball_chain: ball_and_chain
    hourglass_sand: hourglass_with_sand
    crossbones: crossed_bones
    birthday_cake: cake_with_candles birthday_cake_with_candles cake_with_candle cake_with_birthday_candles
    pirate_flag: skull_and_crossbones_flag flag_with_skull flag_with_skull_and_crossbones black_flag_with_skull flag_with_white_skull
    palm_island: island_with_palmtree island_with_palmtrees island_with_palm_tree island_with_palm island_with_palm_trees island_with_tree
    thunderstorm: cloud_with_rain_and_lightning cloud_with_lightning_and_rain rain_and_lightning_cloud
    sun_face: sun_with_face smiling_sun sun_with_smile
    moon_face: moon_with_face smiling_moon
    wheel_fortune: wheel_of_fortune
    eye_closed: closed_eye
    hammer_wrench: wrench_crossed_with_hammer crossed_hammer_and_wrench hammer_and_wrench_crossed crossed_wrench_and_hammer
    castle_gate: gate_of_castle
    snow_globe: globe_with_snow house_in_snow_globe
    """
)

_BY_PHRASE = {
    phrase.replace("_", " "): noun.replace("_", " ")
    for noun, phrases in _PHRASES.items()
    for phrase in phrases
}

_SMALL = re.compile(r"\b(?:an?|the|its|his|her|some|of them)\b")


def one_picture(text: str) -> str:
    """The noun of the picture that shows a whole lower-case phrase, or ""."""
    plain = " ".join(_SMALL.sub(" ", text).split())
    return _BY_PHRASE.get(plain, "")


_IN_TWO_COLOURS = frozenset({"snake staff", "hooked fish"})
"""Nouns of drawings whose two parts each take what is said of them."""

_JOINT = re.compile(r"\b(?:around|on|with|from)\b")


def coloured_picture(text: str) -> tuple[str, str, str] | None:
    """The noun of such a drawing and its two halves, for a phrase with colours or materials: a green snake around a golden staff."""
    plain = " ".join(
        word for word in text.split() if word not in NAMED_COLOURS and word not in MATERIAL_WORDS
    )
    noun = one_picture(plain)
    halves = _JOINT.split(text, maxsplit=1)
    if noun not in _IN_TWO_COLOURS or len(halves) < 2:
        return None
    thing, other = halves if "staff" not in halves[0] and "rod" not in halves[0] else halves[::-1]
    return noun, thing, other
