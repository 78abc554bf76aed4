"""Files that people upload: orders and paper forms, read as the hostile input they may be."""
