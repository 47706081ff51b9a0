"""The archive: what is kept, as Django models, and the files beside the database."""
