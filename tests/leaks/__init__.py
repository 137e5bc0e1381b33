"""Does anything that a role may not know reach its process (BL-30 to BL-32)?"""
