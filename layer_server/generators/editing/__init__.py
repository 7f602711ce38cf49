"""Operations on a picture that exists: larger, cut out, vector, repaired, reframed, restyled, taken apart."""
