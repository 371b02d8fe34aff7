"""What the register decides without rows: reading annexes, telling texts apart, how a duty stands, hours."""
