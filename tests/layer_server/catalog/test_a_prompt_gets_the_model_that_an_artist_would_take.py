"""Without a name, a prompt gets the model that an artist would take: the client's rule and the server's ranking."""

from __future__ import annotations

import pytest

from layer_mcp.catalog.choice import best, fitting, need_of
from layer_mcp.contract.models import ModelSummary
from layer_server.catalog.catalog import Catalog
from layer_server.generators.card import ModelCard
from layer_server.generators.registry import CARDS

CATALOG = Catalog(CARDS)


def _summary(card: ModelCard) -> ModelSummary:
    return ModelSummary(
        model_id=card.model_id,
        slug=card.slug,
        modality=card.modality,
        use_cases=list(card.use_cases),
        capabilities=list(card.capabilities),
    )


def _chosen(prompt: str) -> str:
    need = need_of(prompt, {})
    groups = CATALOG.recommendations(need.modality, need.use_case)
    models = fitting(need, [_summary(card) for *_, cards in groups for card in cards])
    ranked = CATALOG.search(modality=need.modality, use_case=need.use_case, search=prompt)
    return best(models, [_summary(card) for card in ranked]).slug


PROMPTS = {
    "icon": """
sword
crystal sword icon
emerald ring
goblin face
wooden shield with gold rim
health potion
red apple
mana potion with a skull label
sword crossed with axe
golden key
treasure chest
ancient scroll
fire spell icon
frost rune
dragon egg
iron ore
leather boots
bow and arrow
steel helmet
magic wand
bomb
pixel art coin
pixel art heart sprite
mushroom
poison dagger
wizard hat
thunder icon
pine tree
ice crystal
skull
a lantern
bag of sand
fishing rod
spider
owl
feather
compass
sapphire amulet
sci-fi pistol
energy drink can
bread loaf
wolf head emblem
campfire icon
music note icon
icon of a 3D printer
castle icon
crown on a velvet cushion
hourglass with sand
bark beetle
orc head
flaming battle axe
a rusty old key
stack of gold coins
healing herb
steampunk goggles
viking horned helmet
bottle of red wine
spell book with a purple gem
ninja star
lightning bolt ability icon
slime monster
a set of 4 potions
pirate flag
diamond pickaxe
cooked chicken leg
magic carpet
poison cloud spell
robot arm
dragon claw
bear trap
blue butterfly
broken shield
leather backpack
moon amulet
wooden barrel
ancient coin with a hole
medkit
plasma rifle
pumpkin
tentacle
snowflake badge
cactus
anchor tattoo
silver chalice
obsidian greatsword with red runes
jar of honey
crossbow bolt
phoenix feather
enchanted quiver
brass telescope
rotten fish
wax seal
sheriff badge
gnome hat
ninja mask
sack of flour
ball of yarn
vampire fang
crystal skull
time bomb
bandage roll
tree stump
golden apple
""",
    "casual-icon": """
cute fox
cute cartoon dragon icon
casual 3D icon of a gift box
kawaii cupcake
emoji of a rocket
sticker of a smiling sun
glossy match-3 candy
cute 3D heart icon
""",
    "texture": """
mossy stone wall texture
seamless brick wall
rusty metal plates
blue fabric
dark wood planks
lava ground
sci-fi wall panels
white marble with gold veins
grass
snowy ground
tileable leather texture
PBR concrete material
cobblestone road
red and black checkered tiles texture
wet cobblestones
rough tree bark
dragon scales texture
hexagonal floor tiles
polished granite
wicker texture
rusted corrugated iron sheet
green moss
circuit board pattern, tileable
sandstone bricks
peeling paint on wood texture
cobbled street
knitted wool fabric
alien skin texture
gold scales seamless
old parchment paper texture
""",
    "scene": """
dark castle hallway with torches
sunset over the ocean
mountain landscape at dawn
misty forest
desert dunes at night
cyberpunk city skyline at night
a cosy tavern interior
snowy mountain village
space nebula with planets
tropical beach
dungeon background for a game
medieval town square
waterfall in a jungle
volcano erupting
abandoned space station corridor
rolling hills with a windmill
stormy sea with a lighthouse
parallax background of a swamp
underwater coral reef
haunted graveyard in the fog
throne room
canyon at golden hour
futuristic street in the rain
floating islands in the sky
library with tall shelves
cave with glowing crystals
aurora over a frozen lake
cherry blossom garden
a lonely road through the prairie
ancient temple ruins
a quiet street in Tokyo at night
wizard's study with bookshelves
alien planet with two moons
pirate harbor at dusk
enchanted forest with glowing mushrooms
winter wonderland
sci-fi laboratory interior
grassy field under a blue sky
battlefield at dawn
a cabin in the woods
rice terraces in the morning mist
moonlit lake
lava cave
a village by the sea
endless desert
blacksmith workshop interior
arctic wasteland with northern lights
rainy city alley with neon signs
side scroller background, autumn forest
castle on a hill
ice cave
farm with a red barn
ruined cathedral at dusk
mystical swamp with fireflies
a harbor town in the morning
bamboo forest with a stone path
dragon's lair in a cave
crystal cavern
abandoned amusement park at night
japanese garden with a pond
medieval castle on a cliff above the sea
martian landscape
cozy bedroom at night
sewer tunnel
savanna with acacia trees at sunset
""",
    "portrait": """
portrait of a shopkeeper
avatar of a young woman with red hair
character portrait of an elven ranger
profile picture of a man with a beard
headshot of a pirate captain
portrait of an old wizard
npc portrait, angry blacksmith
pixel art avatar of a knight
face of a smiling girl
portrait of a dwarf king
a smiling old lady avatar
villager npc face
character portrait: sad clown
profile photo of a scientist
portrait of a cyberpunk hacker girl
avatar for a strategy gamer
bust of a roman emperor
""",
    "sound": """
door creaking open
heavy wooden door creaks open in a stone hall
thunder rolling
distant thunder
footsteps on gravel
glass breaking
glass shattering on the floor
sword clashing
dog barking
wind howling through a cave
laser gun sound
sound of an explosion
footsteps, sfx
button click
UI error sound
coin pickup sound effect
crowd cheering
rain pattering on a window
bell ringing
engine revving
ghost moaning
zombie groans
fire crackling
forest ambience
heartbeat
whoosh
short beep
water dripping in a cave
clock ticking
spaceship engine humming
cat meowing
horse neighing
gunshot
level up sound
explosion sound
a cat purring
arrow hitting wood sound
UI click
laser blast sfx
old radio static noise
baby crying
waterfall ambience
magic spell whoosh
creaky wooden floorboards creaking
wolf growling
phone ringing
keyboard typing sounds
train passing by sound
church bells ringing
sword being unsheathed sound effect
chainsaw revving
bubbles popping sound
evil laughter
horse galloping sound
coin drop sound
heavy rain on a tin roof sound
drawbridge chains rattling
a bee buzzing
menu hover blip
crickets chirping at night
dragon roar sound effect
cash register ding
tires screeching
wood creaking
""",
    "music": """
battle music with choir
calm village music
sad piano
epic boss theme
chiptune for a shop
lo-fi hip hop beat
orchestral fanfare
tavern song with lute
8-bit game over jingle
synthwave, 110 bpm
dungeon ambient track
happy ukulele tune
menu theme
music box lullaby
boss fight, orchestral music
spooky music for a haunted house
battle theme in D minor
relaxing guitar
drum loop
epic orchestral battle music
sad violin melody
upbeat 8-bit chiptune loop
jazz for a cafe scene, relaxing piano
medieval tavern music with flute
creepy horror ambience music
victory fanfare
lofi beat
christmas song
tense stealth music, 90 bpm
main menu theme, mysterious
background music for a puzzle game
samba rhythm music
boss battle music, heavy metal
peaceful piano melody for a farm
cyberpunk synth track
spooky organ music
funky bass groove
pirate shanty
ambient space music loop
""",
    "speech": """
narrator: Once upon a time there was a king.
say "welcome to the arena" in a deep voice
a deep male voice saying welcome to the dungeon
calm female voice
a speech by the king
Goblin: "Give me your gold!"
voice over for a trailer: the world has changed
read this aloud: the gate is open
announcer voice
text to speech: hello world
whisper "they are here"
voice line for an orc: blood and thunder
say hello in a robot voice
Say: "Level complete!"
female narrator reading: In the beginning there was darkness
"You have been chosen", spoken by a wise old wizard
robot voice saying "access denied"
commander: "All units, move out!"
an angry orc shouting "for the horde"
narration for a documentary
say "game over"
Narrator: Winter has come.
old wizard voice: you shall not pass
a cheerful female voice saying "thanks for playing"
""",
    "video": """
walk cycle of a knight
turntable animation of a treasure chest
camera flying through a forest
a video of waves
waves crashing on the beach video
slow dolly in on a castle, cinematic
timelapse of clouds over mountains
drone shot of a desert
animation of a running fox
looping video background of falling snow
camera orbits around a crystal
flyover of snowy mountains
fire loop gif
establishing shot of a city at night
a campfire flickering, looping video
a rotating crystal, 360 turntable
zoom into a dark castle, cinematic shot
video of snow falling in a pine forest
orbit around a treasure chest
animated background of a starfield
slow pan left over a city skyline video
camera slowly pushes in on a haunted house
fireflies over a lake, loop video
a potion bottle spinning 360
""",
    "prop": """
a low poly pine tree model
3D model of a chest
3D barrel
game-ready wooden crate
low poly mesh of a sword
glb of a potion bottle
3d printable dragon
a 3D chair
3d model of a wooden barrel
low poly sword
a glb of a treasure chest
3D mushroom house
stylized 3d crate
low poly tree
3D treasure chest with gold
wooden table 3d model
""",
}


@pytest.mark.parametrize(
    ("prompt", "slug"),
    [(prompt, slug) for slug, prompts in PROMPTS.items() for prompt in prompts.strip().splitlines()],
)
def test_the_model_for_a_prompt(prompt: str, slug: str) -> None:
    assert _chosen(prompt) == slug


@pytest.mark.parametrize("prompt", ["", "   ", "🔥🔥", "дракон", "the of and", "x" * 5000, "a, , ;; and"])
def test_odd_prompts_get_the_first_model(prompt: str) -> None:
    assert _chosen(prompt) == CARDS[0].slug
