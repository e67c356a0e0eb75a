"""Railways and sea lanes as graphs, and the script that builds them.

Which of them a leg follows is computed in `data/supply`.
"""
