"""Reads the file that store_writer makes with h5py and holds it against what was written."""

import os
import subprocess
import sys
import tempfile

try:
    import h5py
except ImportError:
    print("SKIPPED: python3-h5py is not installed, samples.h5 was not read back")
    sys.exit(77)

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "samples.h5")
    subprocess.run([sys.argv[1], path], check=True)
    assert os.listdir(folder) == ["samples.h5"]
    with h5py.File(path, "r") as file:
        assert list(file) == ["decay", "relu"], list(file)
        posterior = file["decay/posterior"]
        assert posterior.attrs["inference_library"] in ("feynet", b"feynet")
        x2 = posterior["x2"]
        assert x2[...].tolist() == [[1.5, 2, 3], [4, 5, 1 / 3]]
        assert x2.attrs["long_name"] in ("⟨x²⟩", "⟨x²⟩".encode()), x2.attrs["long_name"]
        assert [scale.keys() for scale in x2.dims] == [["chain"], ["draw"]]
        assert x2.dims[0]["chain"] == posterior["chain"]
        assert all(h5py.h5ds.is_scale(posterior[axis].id) for axis in ("chain", "draw", "time"))
        assert posterior["draw"][...].tolist() == [0, 1, 2]
        assert posterior["draw"].dtype == "int64"
        correlator = posterior["correlator"]
        assert correlator.dims[1]["time"][...].tolist() == [0, 0.1, 0.2, 0.3]
        assert correlator[1].tolist() == [5, 6, 7, 8]
        assert file["decay/sample_stats/acceptance"][0].tolist() == [1, 0, 1]
        assert file["relu/posterior/x2"].shape == (2, 3)
print("samples.h5 reads back as written")
