"""Draws: quizzes that ask some of their items."""
