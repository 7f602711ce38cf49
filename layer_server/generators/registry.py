"""Every model of the embedded server, in the curated order in which it is recommended."""

from __future__ import annotations

from layer_server.generators.audio.effects.sound_card import SOUND
from layer_server.generators.audio.music.music_card import MUSIC
from layer_server.generators.card import ModelCard
from layer_server.generators.editing.edit_card import EDIT
from layer_server.generators.editing.inpaint_card import INPAINT
from layer_server.generators.editing.reframe_card import REFRAME
from layer_server.generators.editing.remove_background_card import REMOVE_BACKGROUND
from layer_server.generators.editing.segment_card import SEGMENT
from layer_server.generators.editing.split_layers_card import SPLIT_LAYERS
from layer_server.generators.editing.upscale_card import UPSCALE
from layer_server.generators.editing.vectorize_card import VECTORIZE
from layer_server.generators.image.casual_card import CASUAL_ICON
from layer_server.generators.image.icon_card import ICON
from layer_server.generators.mesh.angles_card import MULTI_ANGLE
from layer_server.generators.mesh.animate_card import ANIMATE
from layer_server.generators.mesh.prop_card import PROP
from layer_server.generators.mesh.relief_card import RELIEF
from layer_server.generators.mesh.remesh_card import REMESH
from layer_server.generators.mesh.retexture_card import RETEXTURE
from layer_server.generators.mesh.rig_card import RIG
from layer_server.generators.portrait.portrait_card import PORTRAIT
from layer_server.generators.scene.scene_card import SCENE
from layer_server.generators.speech.speech_card import SPEECH
from layer_server.generators.texture.texture_card import TEXTURE
from layer_server.generators.video.edit_card import VIDEO_EDIT
from layer_server.generators.video.extend_card import VIDEO_EXTEND
from layer_server.generators.video.lipsync_card import LIPSYNC
from layer_server.generators.video.video_card import VIDEO

CARDS: tuple[ModelCard, ...] = (
    ICON,
    CASUAL_ICON,
    PORTRAIT,
    TEXTURE,
    SCENE,
    EDIT,
    INPAINT,
    REFRAME,
    REMOVE_BACKGROUND,
    UPSCALE,
    VECTORIZE,
    SPLIT_LAYERS,
    SEGMENT,
    PROP,
    RELIEF,
    REMESH,
    RETEXTURE,
    RIG,
    ANIMATE,
    MULTI_ANGLE,
    VIDEO,
    VIDEO_EDIT,
    VIDEO_EXTEND,
    LIPSYNC,
    SPEECH,
    SOUND,
    MUSIC,
)
