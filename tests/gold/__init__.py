"""The extraction against hand-made gold, through the command line."""
