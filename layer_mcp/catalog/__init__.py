"""What a server has, by the names that people use; and which model a prompt gets."""
