"""Names that a recipe answers to although it builds only a relative: what is built instead is said."""

from __future__ import annotations

_ROWS = """
pearl necklace: an amulet
cherry, orange, peach, tomato: an apple
lobster trap, crab trap: a net
fern, vine, seaweed: tall grass
petri dish: a beaker
buffalo, bison, yak, highland cow: a bull
pigeon, robin, bluebird, canary, finch, hummingbird, woodpecker: a small bird
mop: a broom
canoe: a rowing boat
viking ship, longship: a sailing boat
glove, gauntlet: a boot
handbag: a suitcase
scooter: a bicycle
excavator: a bulldozer
salt lick: a trough
washboard: a wash tub
sandwich: a burger
pie: a cake
llama, alpaca: a camel
jeep, race car: a plain car
roller coaster: a carousel
parsnip, vegetable: a carrot
wheelbarrow: a cart
caravan: a carriage
trebuchet: a catapult
wine glass, cup: a chalice
chick, baby chicken: a hen
solar system: a cloud
towel rack, towel rail, magazine rack: a rack for bicycles
slushie machine, juice dispenser: a coffee machine
medal, token: a coin
server: an old computer
dachshund, beagle, bulldog, pug, poodle, spaniel, basset hound: a corgi
shrimp, prawn: a lobster
chameleon, basilisk, salamander, komodo dragon, monitor lizard: a lizard
tiara, diadem: a crown
ore, geode: a cluster of crystals
catacomb, burial chamber: a crypt
antelope, gazelle, elk, caribou: a deer
domino: a die
ankylosaurus: a stegosaurus
husky, german shepherd, shiba, shiba inu, retriever, labrador: a plain dog
person, man, woman, boy, girl, character, humanoid, dummy, puppet: a jointed wooden figure
castle gate: a door
wyvern, hydra, dragon head, chinese dragon, baby dragon: a plain dragon
vulture, condor: an eagle
mammoth, woolly mammoth: an elephant
ranger, hunter: an elf
air conditioner: a radiator
pen: a quill
gate: a fence
gas cylinder, gas tank, propane tank, oxygen tank: a fire extinguisher
rose, daisy, tulip, lotus: a plain flower
seagull, albatross, dove, flying dove: a flying eagle
monument: a pedestal
hippogriff: a griffin
manticore, chimera: a winged lion
brick: a bar of metal
berries, berry, blueberries: grapes
stocks, pillory: a guillotine
banjo, mandolin: a lute
lyre: a harp
topiary: a hedge
tuba, trombone, saxophone: a trumpet
donkey, mule: a horse
barn, shop, mushroom house, inn, tavern, farmhouse: a cottage
sundae: an ice cream cone
frozen waterfall: icicles
koi, koi fish: a clownfish
catfish: a tuna
space suit: the helmet of one
queen, prince, princess: a king
soldier, gladiator, hero: a knight
rope ladder, step ladder: a plain ladder
lynx: a leopard
crank: a lever
panther, black panther: a lioness
club, flail: a mace
ham, roast chicken: a leg of meat
merman: a mermaid
hamster, guinea pig: a mouse
grim reaper, reaper: a ninja
squid, cthulhu: an octopus
ogre, troll: an orc
japanese castle: a pagoda
wanted poster, poster: a framed picture
toucan, cockatoo: a parrot
puffin: a penguin
grand piano, organ, keyboard: an upright piano
pulley: a hook
sailor: a pirate
air hockey table, foosball table: a pool table
postman, mailman, train conductor: a policeman
screw: a screwdriver
file: a chisel
soldering iron: a welding torch
nail gun: a drill
fax machine, scanner: a printer
plank, planks: a pallet
hobby horse: a rocking horse
lasso: a coil of rope
space station: a satellite
antenna: a satellite dish
generator, battery, reactor: an energy cell
circular saw: the blade of a saw
oil rig: a siege tower
stable, dog pen: a chicken coop
factory: a warehouse
billboard, notice board: a wooden sign
sling: a slingshot
centipede: a caterpillar
worm, earthworm, giant worm, eel: a snake
record player: a gramophone
raccoon, red panda, skunk, beaver, otter, badger: a squirrel
scepter, sceptre: a staff
bathysphere, diving bell: a submarine
workbench: a table
shrine: a temple with columns
yurt: a circus tent
saber tooth tiger: a tiger
lighthouse: a tower
monster truck: a tractor
parking meter: a traffic light
rail cart: a locomotive
willow, bonsai: a plain tree
plunger: a toilet brush
razor: a toothbrush
atm: a jukebox
watermill: a windmill
werewolf, hyena, coyote: a wolf
armor stand, tool rack: a weapon rack
windsock: a weather vane
electricity pylon: a wooden pole
sprinkler: a water pump
"""

NEAR: dict[str, str] = {
    name.strip(): instead.strip()
    for names, _, instead in (row.partition(":") for row in _ROWS.strip().splitlines())
    for name in names.split(",")
}
"""By name: what is built instead."""
