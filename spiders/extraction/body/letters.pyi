TEXT_NAMES: list[str]
