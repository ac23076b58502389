"""Files of the bloc for officials: papers in the layout that the law asks for."""
