"""Makes the weights that the package ships: corpora, trainer, exporter, calibration, model card."""
