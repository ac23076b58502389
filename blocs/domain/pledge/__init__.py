"""The pledge in pure rules: its text, its blanks, its code, its content and its paper."""
