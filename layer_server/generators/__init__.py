"""The models of the embedded server: procedural generators, each with a model card.

``card`` declares what a generator says about itself, ``registry`` lists the cards (cheap to import:
no numpy), and each modality has a folder whose code is imported only in a worker process.
"""
