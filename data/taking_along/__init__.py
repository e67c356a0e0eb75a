"""Whatever is shown, to take along: with its sources, its spans, who was believed and under which terms."""
