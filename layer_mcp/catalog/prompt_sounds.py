"""Whether the words of a prompt ask for a sound: by its name, by who makes it, by what happens.

A noise by its name (``footsteps``, ``punch impact``), somebody's cry (``zombie groan``), something that tells of
itself to the ear (``a door creaks open``, ``crackling fire``), and an act without an actor (``opening a chest``,
``crate being smashed``), unless a word of the prompt is of what is seen.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from layer_mcp.catalog.prompt_words import any_head, words


def is_sound(prompt: str, phrases: Sequence[Sequence[str]]) -> bool:
    """Whether it is heard, by its name or by what happens."""
    return names_a_sound(prompt, phrases) or happens(prompt, phrases)


def names_a_sound(prompt: str, phrases: Sequence[Sequence[str]]) -> bool:
    """Whether a prompt says that it is heard."""
    return (
        _SOUNDS.search(prompt) is not None or any_head(_unlooped(phrases), _SOUND_HEADS) or _begins(phrases)
    )


def _begins(phrases: Sequence[Sequence[str]]) -> bool:
    """Whether a prompt begins with a noise and goes on with what of: ``footstep mud``, or says it again: ``drip drip``."""
    told = [word for word in phrases[0] if word not in _ARTICLES] if phrases else []
    return len(told) > 1 and (told[0] in _FIRST or (told[0] == told[1] and told[0].isalpha()))


def happens(prompt: str, phrases: Sequence[Sequence[str]]) -> bool:
    """Whether a prompt tells of something that happens and is heard, though a picture of it is thinkable."""
    if any(_is_heard(phrase) or _is_noise(phrase) for phrase in _unlooped(phrases[:1])):
        return True
    if _SEEN.search(prompt) is not None:
        return False
    return _HAPPENS.search(prompt) is not None or _collides(prompt)


def _collides(prompt: str) -> bool:
    """Whether something moves noisily on, or into, something: ``car skidding on asphalt``."""
    return _COLLIDES.search(prompt) is not None and _VIEWED.search(prompt) is None


def is_also_heard(phrases: Sequence[Sequence[str]]) -> bool:
    """Whether what a picture or a film is made of has a sound of its own: a bell, a storm."""
    return any(not _HAS_A_SOUND.isdisjoint(phrase) for phrase in phrases[:1])


def _unlooped(phrases: Sequence[Sequence[str]]) -> list[Sequence[str]]:
    return [phrase[:-1] if len(phrase) > 1 and phrase[-1] in _LOOP else phrase for phrase in phrases]


def _is_noise(phrase: Sequence[str]) -> bool:
    """Whether a phrase is a noise and who or what makes it: ``zombie groan``, ``punch impact``."""
    told = [word for word in phrase if word not in _ARTICLES]
    if len(told) > 2 and told[-1] in _STUFFS:  # arrow impact wood
        told.pop()
    return len(told) > 1 and (told[-1] in _CRIES | _KNOCKS or (told[0] in _NOISY and told[-1] not in _STUFFS))


def _is_heard(phrase: Sequence[str]) -> bool:
    """Whether a phrase tells of something that happens to the ear: ``a heavy door creaks open``."""
    told = list(phrase)
    while len(told) > 1 and (told[-1] in _ADVERBS or told[-1].endswith("ly")):
        told.pop()
    if len(told) < 2:
        return False
    verb, subjects = told[-1], told[:-1]
    if verb in _HEARD or (told[0] in _HEARD and len(told) == 2 and told[0].endswith("ing")):
        return True
    if told[0].endswith("ing"):  # chirping birds
        return any(told[0] in verbs and verb in who for who, verbs in _HEARD_OF if who.isdisjoint(_POSED))
    return any(verb in verbs and not who.isdisjoint(subjects) for who, verbs in _HEARD_OF)


def _ing(verbs: str) -> frozenset[str]:
    """Both forms that tell of it: ``creaks``, ``creaking``; a final e is dropped, a final consonant doubled by ``+``."""
    forms: set[str] = set()
    for verb in verbs.split():
        stem = verb.rstrip("+")
        forms.add(stem + ("es" if stem.endswith(("sh", "ch", "ss", "zz")) else "s"))
        forms.add((stem + stem[-1] if verb.endswith("+") else stem.removesuffix("e")) + "ing")
    return frozenset(forms)


_SOUNDS = re.compile(
    r"\bsound effects?\b|\bsfx\b|\bsounds? of\b|\bfoley\b"
    r"|\b(?:level[- ]?up|success|failure|notification|alert|error|menu|ui|quest) (?:chime|ping|tone|stinger|alert)\b"
    r"|\b(?!(?:an?|the|my|of|for|no|any)\b)[\w'-]+ (?:sounds?|noises?)\s*[.!]?$",
    re.IGNORECASE,
)
_SOUND_HEADS = words(
    "sound sounds audio noise noises ambience soundscape footstep footsteps thunder thunderclap gunshot gunshots gunfire heartbeat "
    "applause laughter whoosh swoosh beep bleep blip ding thud thump clang clank clink clatter creak squeak screech rumble rustle "
    "reload buzz hum hiss crackle sizzle growl howl meow chirp snore ringtone jumpscare click clicks swish boing pew zap soundbite typing splash boom bang kaboom footfalls heartbeats thunderstorm earcon stinger ping pings bleeps beeps clicking ambiance"
)
_FIRST = words("footstep footsteps whoosh sfx gunshot ambience ambient-sound foley")
_LOOP = words("loop loops looping")
_ARTICLES = words("a an the some any my our of")
_CRIES = words(
    "groan groans roar roars grunt grunts cackle cackles wail wails snarl snarls scream screams shriek shrieks cough coughs "
    "sneeze sneezes neigh neighs squeal squeals whimper whimpers moan moans sob sobs gasp gasps yelp yelps yell yells laugh laughs "
    "giggle giggles chuckle chuckles chatter murmur murmurs growls howls barks meows chirps squawk squawks whinny cry cries "
    "hoot hoots ribbit caw caws screeches burp burps gulp snoring shouting screaming "
    "purr purring moo moos quack quacks croak croaks bleat bleats coo slurp slurping whisper whispers whispering laughing breathing panting sniff sigh sighs "
    "neighing barking mooing clucking humming whistle whistling applause clapping cheer cheers cheering gargle hiccup hiccups"
)
"""Noises that somebody makes, as nouns."""
_KNOCKS = words(
    "impact splash clash clashes ricochet flyby flypast rattle rattling knock knocks knocking clap claps gust gusts startup idling "
    "shutter static unsheathe unsheathing reloading vibration cha-ching ka-ching whip-crack zaps pings hum hums tick ticks "
    "galloping gallop trotting hoofbeats footfall thudding crunching squelch ripping crinkle crinkling jingling"
)
"""Noises that something makes, as nouns: ``punch impact``, ``camera shutter``."""
_NOISY = words("creaky squeaky rattling rattly noisy clanking clattering howling-wind")
_STUFFS = words("wood metal stone glass water flesh dirt gravel snow grass concrete leather armor armour")
_HAS_A_SOUND = words(
    "bell bells rain storm thunderstorm wind ocean sea waves waterfall river stream fire campfire fireplace engine siren alarm clock "
    "explosion helicopter train forest jungle swamp crowd drum drums whistle horn gong cannon gunfire market tavern city birds crickets "
    "wolf wolves horse dog cat lion bear crow owl frog bee thunder lightning footstep laser teleport portal spell jump hit slash pickup"
)
_SOUNDING = (
    r"(?:hammers?|pipes?|buckets?|anvils?|logs?|cans?|helmets?|weapons?|clubs?|bats?|staff|swords?|blades?|knife|knives|daggers?|arrows?|axes?|bullets?|fists?|foot|feet|boots?|body|rocks?|stones?|boulders?|"
    r"coins?|doors?|gates?|windows?|shutters?|glass|bottles?|vases?|plates?|pots?|pans?|dishes|cups?|metal|iron|steel|chains?|wood|"
    r"branch(?:es)?|twigs?|sticks?|bones?|ice|rain|hail|water|drops?|droplets?|balls?|trees?|crates?|barrels?|box(?:es)?|chests?|"
    r"paper|cloth|fabric|walls?|pickaxes?|shields?|hooves|dice|cards?|planks?|bricks?|lids?|keys?|whips?|tools?|spoons?)"
)
_IMPACTS = (
    r"(?:hitt|strik|smash|crash|slamm|punch|kick|bang|knock|tapp|splash|bounc|break|snapp|crack|shatter|tear|ripp|scrap|dragg|"
    r"crunch|dropp|collaps|clatter|grind|thudd|thump|splinter|crumbl|click|chopp|splitt|sizzl)ing"
)
_HAPPENS = re.compile(
    r"\w (?:being|getting) (?:\w+ly )?(?:smashed|broken|kicked|torn|ripped|crushed|slammed|hit|struck|dropped|shattered|snapped|chopped|"
    r"sawn|sawed|rolled|dragged|stacked|drawn|poured|opened|closed|shut|locked|unlocked|sharpened|loaded|reloaded|fired|cocked|"
    r"unsheathed|sheathed|plucked|swung|thrown|scraped|crumpled|folded|zipped|hammered|nailed|cracked|split|punched|knocked|tapped|"
    r"shaken|pushed|pulled|destroyed|eaten|chewed)\b(?! (?:in|with|as) (?:pencil|ink|charcoal|crayons?|chalk|watercolou?r))"
    r"|\b(?:swords?|blades?|katanas?|daggers?|knife|knives|rapiers?|sabers?|sabres?|guns?|pistols?|revolvers?|weapons?|arrows?|cork) "
    r"(?:drawn|pulled|slid|taken) (?:quickly |slowly )?(?:from|out)\b"
    rf"|\b{_SOUNDING} {_IMPACTS}\b|\b(?:water|drops?|tap|faucet|pipe) dripping\b"
    rf"|\b{_SOUNDING} (?:dragged|scraped|slammed|dropped|rubbed|sliding) (?:across|over|against|onto|on|shut|down|along)\b"
    rf"|^\s*(?:an? |the )?(?:[\w-]+ )?{_SOUNDING} (?:hit|impact|swing|clash|smash|slam|knock|rattle|scrape|crack|snap|splash|creak|roll|flip|shuffle)s?\s*[.!]?$"
    r"|\b(?:glass|glasses|bottle|window|vase|plate|bone|bones) (?:smash|break|shatter|crash|snap|crunch)\b|\b(?:coins?|gems?|item|keys?) (?:pick-?up|collect(?:ed)?)\s*[.!]?$"
    r"|\b(?:air raid|warning|ambulance|alarm) sirens?\b|\b(?:drum|snare|kick|cymbal|gong|orchestra|piano) hits?\s*[.!]?$|\b(?:jump|hard|soft|heavy|player) landing\b"
    r"|\b(?:keys?|coins?|chains?|bells?) jingl(?:e|es|ing)\b"
    r"|\b(?:coins?|gems?|keys?|body|bottle|metal|bullet|shell|rock|stone) drop\s*[.!]?$|\bbirds? singing\b"
    r"|\b(?:potion|water|beer|ale|wine|food|apple|bread|meat) (?:drinking|eating|chewing|slurping|pouring|boiling)\s*[.!]?$"
    r"|\b(?:cart|wagon|wheel|barrel|boulder|ball|dice|stone|pages?|book|fireworks?|bubbles?|popcorn|corn|gears?|cogs?|wheels) "
    r"(?:rolling|turning|popping|grinding|spinning|flipping|bursting|exploding)\s*[.!]?$"
    r"|\b(?:doors?|gates?|drawer|window|lift|elevator|hatch) (?:open|opens|close|closes|shut|slam|lock|unlock|knock|open and close)\s*[.!]?$"
    r"|\b(?:car|engine|motor|truck|motorcycle|machine|generator|computer) (?:engine )?(?:start|starts|starting|startup|start-up|idle|rev|stop|shutdown)\s*[.!]?$"
    r"|\b(?:menu|button|ui|option|game) (?:select|confirm|press|hover|back|open|close|navigate|cancel)\s*[.!]?$"
    r"|\b(?:bow|crossbow|cannon|rifle|shotgun|pistol|gun|laser) (?:release|fire|shot|shots|blast)\s*[.!]?$"
    r"|\b(?:retro|8-?bit|arcade|chiptune|16-?bit|nes|cartoon) (?:jump|laser|explosion|coin|hit|power-?up|shoot|shot|death|bounce|slip|fall)\s*[.!]?$"
    r"|\bdistant (?:explosions?|gunfire|drums|bells|screams?|howls?|howling|shouts|war horns?|cannons?|sirens?|voices|traffic|battle|chanting)\b"
    r"|\b(?:player|enemy|monster|zombie) (?:hurt|death|dies|pain|jump|land|landing|hit)\s*[.!]?$"
    r"|\b(?:horse|horses|pony) (?:gallop|trott|clopp)(?:s|ing)\b|\bwolves? howl(?:s|ing)?\b(?!.*\bmoon)|\bwolf howl(?:s|ing)\b(?!.*\bmoon)"
    r"|\b(?:rain|hail|raindrops?) (?:(?:falling|pattering|drumming|tapping|pouring) )?(?:on|against|onto) (?:an? |the )?(?:\w+ )?"
    r"(?:roofs?|windows?|tent|umbrella|leaves|tin|metal|glass|car|pavement|canvas|windowpane|skylight|gutter)\b"
    r"|^\s*(?:someone |somebody )?(?:knocking|walking|running|stomping|tapping|typing|clapping|drumming|banging|scratching|hitting|jumping|"
    r"landing|digging|splashing|wading|crawling|sliding|marching) (?:on|in|at|into|onto|through|against|across|down|up) (?:an? |the )?\w+"
    r"|^\s*(?:opening|closing|slamming|shutting|locking|unlocking|chopping|sawing|sharpening|pouring|drinking|eating|chewing|biting|"
    r"swinging|throwing|dropping|smashing|breaking|tearing|ripping|turning|flipping|striking|zipping|loading|reloading|cocking|firing|"
    r"equipping|unsheathing|drawing|winding|ringing|pressing|clicking|dragging|pushing|scraping|shuffling|rolling|cracking|crumpling) "
    r"(?:an? |the |some |my )(?!.*\b(?:rune|picture|card art)\b)\w+"
    r"|^\s*(?:chopping|sawing|cutting|hammering|pouring|tearing|ripping|breaking|shattering|crumpling|clinking|rattling|shuffling|rolling|flipping|"
    r"turning|popping|crunching|cracking|stacking|sharpening|scraping|dropping|footsteps|stepping on) (?:wood|logs?|glass|water|paper|metal|stones?|coins|cards|"
    r"dice|pages|rocks|bones|leaves|chains|ice|cloth|fabric|plates|dishes|bubble wrap|bubbles|branch(?:es)?|twigs?|sticks?|windows?|vases?|bottles?|gravel|snow|trees|knives|swords)\b"
    r"|\b(?:siren|sirens|horn|foghorn|alarm|bell|bells|gong) (?:\w+ )?in the distance\b|\b(?:train|police|ship|car|fire) (?:whistle|siren|horn)s?\s*[.!]?$"
    r"|\b(?:explosion|blast|boom|crash|bang|thud|click|splash|impact|gunshot) followed by\b|\bdistant thunder\b"
    r"|\bwaves? (?:hitting|lapping|slapping)\b|\b(?:falling|collapsing|landing|breaking|closing) with an? (?:\w+ )?"
    r"(?:crash|thud|bang|boom|splash|crack|crunch|clang)\b",
    re.IGNORECASE,
)
"""Something that happens to a thing, and is heard: ``crate being smashed``, ``hammer hitting an anvil``."""
_COLLIDES = re.compile(
    r"\w (?:skidd|screech|crash|clatter|bang|smash|slamm|thudd|thump|clank|clang|clink|scrap|scuff|scratch|grind|rattl|splinter|shatter|"
    r"rumbl|bump|plopp|squeal|squeak|crunch|thwack|smack|slapp|clack|clomp|stomp|knock|tapp|click|splash|squelch|ricochet\w?|collid|brak)ing "
    r"(?:on|onto|in|into|over|across|against|along|down|up|through|to|off|at|together)\b"
    r"|\w (?:roll|slid|bounc|skat|tumbl|gallop|trott|scuttl|land|dropp|fall|dragg|march|shuffl|stumbl|hitt)ing (?:\w+ )?"
    r"(?:on|onto|over|across|against|along|down|into) (?:an? |the |some )?(?:[\w-]+ )?(?:asphalt|tarmac|gravel|stones?|wood|planks?|metal|concrete|"
    r"ice|tiles?|floors?|floorboards?|cobble(?:stone)?s?|sand|mud|pavement|marble|glass|dirt|carpet|stairs?|steps|tracks|rails|table|tin|steel|"
    r"iron|bricks?|walls?|water|puddles?|leaves)\b",
    re.IGNORECASE,
)
"""A noisy verb and what it meets, or any motion on a ground that sounds."""
_VIEWED = re.compile(
    r"\b(?:waves?|sea|ocean|surf|waterfalls?|leaves|petals|snow(?:flakes?)?|lightning|meteors?|comets?|asteroids?|sunlight|light|shadows?|"
    r"dragons?|dolphins?|whales?|skaters?|skateboarders?|ninjas?|superhero\w*) \w+ing\b",
    re.IGNORECASE,
)
"""Who is a picture while he moves."""
_SEEN = re.compile(
    r"\b(?:icons?|sprites?|pictures?|images?|illustrat\w+|paintings?|photos?\w*|drawings?|sketch\w*|portraits?|posters?|emblems?|logos?|"
    r"badges?|stickers?|scenes?|landscapes?|views?|backgrounds?|wallpapers?|art|artwork|concept|render\w*|textures?|pixels?|cartoon\w*|"
    r"anime|styles?|styli[sz]ed|isometric|silhouettes?|colou?r\w*|black and white|line ?art|watercolou?r|pencil|ink|close-?up|"
    r"lighting|golden hour|sunsets?|sunrise|dawn|dusk|moonlight|moonlit|horizon|sky|skies|mountains?|glowing|flaming|magical|"
    r"red|blue|green|yellow|purple|pink|orange|golden|transparent|cute|inside an? \w+ globe|\dd)\b",
    re.IGNORECASE,
)
"""Words of what is seen: with one of them, what happens is to be shown."""
_POSED = words(
    "baby child man woman monster zombie ghost sword swords gun pistol fire campfire bell bells dog dogs wolf wolves"
)
"""Who is a picture, too, in the very moment: ``a crying baby``, ``barking dog``."""
_ADVERBS = words(
    "open shut closed past away overhead nearby outside inside down up loud hard twice repeatedly again far off"
)
_HEARD = _ing(
    "creak beep buzz hum+ rumble rustle crackle sizzle hiss clang clank clink clatter jingle tick squeak screech chirp meow moo purr "
    "neigh croak snore clack plink clop+ thrum+ chug+ whir+ thud+ thump bang knock slam+ whoosh rattle ding squelch gurgle"
)
"""Verbs of the ear, whoever does it."""
_HEARD_OF: tuple[tuple[frozenset[str], frozenset[str]], ...] = (
    (words("wind storm gale winds"), _ing("howl blow whistle gust moan")),
    (words("thunder"), _ing("roll crack clap+ boom roar")),
    (words("rain hail"), _ing("patter drum+ pour")),
    (words("dog dogs puppy hound"), _ing("bark growl whine yap+")),
    (words("wolf wolves coyote"), _ing("growl snarl")),
    (
        words("crowd audience stadium people fans"),
        _ing("cheer clap+ boo applaud laugh chant murmur chatter gasp"),
    ),
    (words("glass window bottle vase plate ice mirror"), _ing("break shatter smash crack")),
    (words("clock bell bells phone telephone alarm church"), _ing("ring chime toll")),
    (words("engine motor car motorcycle truck chainsaw generator"), _ing("rev+ idle start roar honk")),
    (words("sword swords blade blades steel"), _ing("clash")),
    (words("water tap faucet cave pipe"), _ing("drip+ gush trickle")),
    (words("bird birds seagull seagulls"), _ing("sing tweet call squawk")),
    (words("baby child man woman monster zombie ghost"), _ing("cry scream groan moan wail")),
    (words("fire campfire fireplace"), _ing("pop+ roar")),
    (
        words("door doors gate gates drawer chest lid hatch drawbridge portcullis elevator"),
        _ing("open close slide shut+ lock unlock"),
    ),
    (words("siren sirens horn alarm"), _ing("wail blare sound")),
    (words("gun pistol rifle cannon shotgun"), _ing("fire shoot reload cock")),
    (words("stone stones rock boulder slab crate furniture"), _ing("slide scrape drag+ roll grind")),
    (words("clock"), _ing("strike")),
    (words("fuse"), _ing("burn")),
)
"""Who does something that a picture would not show of them."""
