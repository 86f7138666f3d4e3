"""GDB without printers."""
