"""What a trial is: commands, events, decisions, edit checks. Pure: no clock, no disk, no window."""
