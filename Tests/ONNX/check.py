"""Runs exported networks in other programs and compares them with what qexplore says of them.

    python check.py PATH/TO/qexplore

For each configuration: both ONNX forms and the JSON are exported; the files are valid by onnx's own checker,
say the counts and parameters of `qexplore count`, hold codebook values and nothing else, and compute what
`qexplore evaluate --engine network` computes: in float64 to the last bit where the codebook is dyadic, in
float32 to 1e-6, both at points of ten binary digits. At random points float64 is within 1e-12, and float32 within
1e-7 of the largest value that a unit has: that is several hundred, where neighbouring float32 are 6e-5 apart
(the matrices in float32 are off by the same 5e-6 on the first configuration). Weights of more than eight digits
bring that to all points. The three files of a configuration hold the same network edge by edge. At the end files are damaged on
purpose, and every damage must be found. Ends non-zero where anything failed.
"""

import json
import subprocess
import sys
import tempfile
import time
from fractions import Fraction
from pathlib import Path

import jsonschema
import numpy as np
import onnx
import onnxruntime
from onnx import numpy_helper

PRODUCT = ["--function", "x*y/4", "--d", "2"]
NONLINEAR = ["--quantization", "nonlinear", "--lambda"]
LINEAR = ["--quantization", "linear", "--lambda"]
DEPENDENT = ["--structure", "dependent", "--epsilon", "0.02"]
COMPACT = ["--structure", "compact", "--epsilon"]

CONFIGURATIONS = {
    "independent nonlinear 2": NONLINEAR + ["2"],
    "independent nonlinear 3": NONLINEAR + ["3"],
    "independent nonlinear 4, n 2": NONLINEAR + ["4", "--n", "2", "--epsilon", "0.05"],
    "independent nonlinear 8": NONLINEAR + ["8", "--function", "exp(-x)", "--epsilon", "0.05"],
    "independent linear 2": LINEAR + ["2"],
    "independent linear 4": LINEAR + ["4", "--function", "exp(-x)", "--n", "2", "--epsilon", "0.05"],
    "independent linear 8": LINEAR + ["8"],
    "independent nonlinear 2, d 2": NONLINEAR + ["2", "--epsilon", "0.5", "--parameters", "tuned"] + PRODUCT,
    "independent nonlinear 3, d 2": NONLINEAR
    + ["3", "--epsilon", "0.25", "--n", "2", "--parameters", "tuned"] + PRODUCT,
    "independent linear 8, d 2": LINEAR + ["8", "--epsilon", "0.5", "--parameters", "tuned"] + PRODUCT,
    "dependent nonlinear 2": NONLINEAR + ["2"] + DEPENDENT,
    "dependent nonlinear 3": NONLINEAR + ["3", "--function", "abs(x-0.3)"] + DEPENDENT,
    "dependent linear 4": LINEAR + ["4", "--parameters", "tuned"] + DEPENDENT,
    "dependent linear 8": LINEAR + ["8"] + DEPENDENT,
    "dependent of zero": ["--function", "0"] + DEPENDENT,
    "compact tree on -1, 1/2, 1": ["--codebook=-1,1/2,1"] + COMPACT + ["0.1"],
    "compact folded": COMPACT + ["1/128", "--function", "abs(x-0.3)"],
    "compact levels": COMPACT + ["1/16384", "--n", "2", "--function", "sin(3*x)/9"],
    "compact parabola": COMPACT + ["1/16384", "--n", "3", "--function", "sin(2*x)/8"],
    "compact levels, 2 inputs": COMPACT + ["0.02", "--d", "2", "--n", "2", "--function", "sin(x)*cos(y)"],
    "codebook ternary": ["--codebook", "ternary"],
    "codebook fp4-e2m1": ["--codebook", "fp4-e2m1", "--n", "2", "--epsilon", "0.05"],
    "codebook int8": ["--codebook", "int8"],
    "codebook -1/3,1/3,1/2": ["--codebook=-1/3,1/3,1/2"],
    "independent linear 65536": LINEAR + ["65536"],
}

POINTS = 500
STANDARD_OPERATORS = {
    "Cast", "Concat", "ConstantOfShape", "Expand", "Gather", "Mul", "Neg", "ReduceSum", "Relu", "Reshape",
    "Shape", "Split", "Sub", "Sum", "Transpose", "Unsqueeze",
}


class Failure(Exception):
    """What is wrong with a file, in a sentence."""


def require(condition, sentence):
    if not condition:
        raise Failure(sentence)


def number(text):
    """The exact value of a codebook text: -1/2, 3, 2^-4."""
    base, power, exponent = text.partition("^")
    return Fraction(base) ** int(exponent) if power else Fraction(text)


class Subject:
    """One configuration and what qexplore itself says of it."""

    def __init__(self, program, arguments, folder):
        self.program, self.arguments, self.folder = program, arguments, folder
        described = json.loads(self.run("count", "--format", "json"))
        self.parameters, self.counts = described["parameters"], described["counts"]
        self.dimension = self.parameters["d"]
        self.codebook = None
        generator = np.random.default_rng(1)
        # Ten binary digits a coordinate: then every unit's value fits a double. The ends belong to them.
        grid = generator.permutation(1025**self.dimension)[:POINTS]
        grid[:2] = 0, 1025**self.dimension - 1
        self.dyadic = np.stack([grid // 1025**axis % 1025 for axis in range(self.dimension)], 1) / 1024
        self.random = generator.random((POINTS, self.dimension))
        # Points that float32 holds: the same x for both.
        self.single = self.random.astype(np.float32).astype(np.float64)
        self.expected = {
            id(points): self.evaluate(points) for points in (self.dyadic, self.random, self.single)}

    def run(self, command, *more):
        result = subprocess.run(
            [self.program, command, *self.arguments, *more], capture_output=True, text=True, check=False)
        if result.returncode != 0:
            raise Failure(f"{command} ended with {result.returncode}: {result.stderr.strip()}")
        return result.stdout

    def evaluate(self, points):
        names = ["x"] if self.dimension == 1 else [f"x{axis + 1}" for axis in range(self.dimension)]
        file = self.folder / "points.csv"
        rows = [",".join(names)] + [",".join(repr(float(c)) for c in point) for point in points]
        file.write_text("\n".join(rows) + "\n")
        lines = self.run("evaluate", "--engine", "network", "--input", str(file)).splitlines()
        column = lines[0].split(",").index("approximation")
        return np.array([float(line.split(",")[column]) for line in lines[1:]])

    def export(self, name, *more):
        file = self.folder / name
        self.run("export", "--output", str(file), "--overwrite", *more)
        return file

    def is_dyadic(self):
        return all(value.denominator & (value.denominator - 1) == 0 for value in self.codebook)


def check_file(file, subject, form):
    """What holds for both forms; returns the model and its constant tensors."""
    model = onnx.load(str(file))
    onnx.checker.check_model(model, full_check=True)
    require(model.SerializeToString() == file.read_bytes(), "onnx writes the same model in other bytes")
    require(model.ir_version == 8, f"IR version {model.ir_version}")
    require([(o.domain, o.version) for o in model.opset_import] == [("", 17)], "operators beyond opset 17")
    says = {entry.key: entry.value for entry in model.metadata_props}
    for name, value in list(subject.parameters.items()) + list(subject.counts.items()):
        text = " ".join(value) if isinstance(value, list) else str(value)
        if name == "codebook":
            # Given in any order, kept in ascending order, and 0 is never a weight.
            require(
                sorted(v for v in map(number, value) if v) == [number(v) for v in says[name].split()],
                f"the codebook is {says[name]}")
            continue
        require(says.get(name) == text, f"{name} is {says.get(name)} in the file and {text} for count")
    require(says["form"] == form and says["command"] in model.doc_string, "the file describes itself wrongly")
    subject.codebook = [number(text) for text in says["codebook"].split()]
    element = onnx.TensorProto.DOUBLE if form == "dense" else onnx.TensorProto.FLOAT
    for value, name, columns in [(model.graph.input, "x", subject.dimension), (model.graph.output, "y", 1)]:
        tensor = value[0].type.tensor_type
        extents = [d.dim_param or d.dim_value for d in tensor.shape.dim]
        require(
            len(value) == 1 and value[0].name == name and tensor.elem_type == element
            and extents == ["batch", columns], f"{name} is not [batch, {columns}]")
    return model, {t.name: numpy_helper.to_array(t) for t in model.graph.initializer}


def check_dense(file, subject):
    """The matrices and biases, after the file was found to be made of counted weights alone."""
    model, constants = check_file(file, subject, "dense")
    operators = [node.op_type for node in model.graph.node]
    depth = operators.count("MatMul")
    require(operators == (["MatMul", "Add", "Relu"] * depth)[:-1], f"operators {operators}")
    layers, value = [], "x"
    for node in model.graph.node:
        require(node.input[0] == value, f"{node.op_type} reads {node.input[0]} and not {value}")
        value = node.output[0]
        if node.op_type != "Relu":
            layers.append(constants.pop(node.input[1]))
            require(layers[-1].dtype == np.float64, f"{node.input[1]} is no float64")
    require(value == "y" and not constants, "the chain of operators is not the whole graph")
    allowed = np.unique([0.0] + [float(value) for value in subject.codebook])
    for tensor in layers:
        require(np.isin(tensor, allowed).all(), "a cell is no codebook value")
    matrices, biases = layers[0::2], layers[1::2]
    hidden = [matrix.shape[1] for matrix in matrices[:-1]]
    counted = {
        "depth": depth, "width": max(hidden, default=0), "units": sum(hidden),
        "weights": sum(np.count_nonzero(tensor) for tensor in layers),
    }
    for name, count in counted.items():
        require(str(count) == subject.counts[name], f"{name}: {count} in the matrices, {subject.counts[name]} counted")
    return matrices, biases


def check_gather(file, subject):
    model, constants = check_file(file, subject, "gather")
    operators = {node.op_type for node in model.graph.node}
    require(operators <= STANDARD_OPERATORS, f"operators {operators - STANDARD_OPERATORS}")
    indices = sum(tensor.size for name, tensor in constants.items() if name.endswith(".source"))
    require(str(indices) == subject.counts["weights"], f"{indices} indices, {subject.counts['weights']} weights")


def check_json(file, subject, schema, matrices, biases):
    """The network of the JSON, after it was found to be that of the matrices, edge by edge."""
    document = json.loads(file.read_text())
    jsonschema.validate(document, schema)
    require(document["counts"] == subject.counts, "the JSON has other counts")
    require(document["parameters"] == subject.parameters, "the JSON has other parameters")
    values = [number(text) for text in document["codebook"]]
    require(values == subject.codebook, "the JSON has another codebook")
    network = document["layers"] + [[document["output"]]]
    require(len(network) == len(matrices), "the JSON has another depth")
    for units, matrix, bias in zip(network, matrices, biases):
        dense = np.zeros((matrix.shape[0], len(units)))
        for unit, row in enumerate(units):
            for source, code in row["edges"]:
                require(dense[source, unit] == 0, "two edges between the same two units")
                dense[source, unit] = float(values[code])
        ones = [float(values[row["bias"]]) if "bias" in row else 0.0 for row in units]
        require(np.array_equal(dense, matrix), "an edge of the JSON is not that of the matrix")
        require(np.array_equal(ones, bias), "a bias of the JSON is not that of the matrix")
    return document["inputs"], values, network


def run_json(inputs, values, network, points):
    """The network in float64, layer by layer over the edge lists; and the largest value that a unit has."""
    below = np.ascontiguousarray(points.T)
    largest = 1.0
    require(below.shape[0] == inputs, f"{inputs} inputs")
    for index, units in enumerate(network):
        sums = np.zeros((len(units), points.shape[0]))
        for unit, row in enumerate(units):
            if "bias" in row:
                sums[unit] = float(values[row["bias"]])
            for source, code in row["edges"]:
                sums[unit] += float(values[code]) * below[source]
        below = sums if index == len(network) - 1 else np.maximum(sums, 0)
        largest = max(largest, float(np.abs(below).max()))
    return below[0], largest


def run_exactly(values, network, point):
    """The network at one point in rationals."""
    below = [Fraction(float(coordinate)) for coordinate in point]
    for index, units in enumerate(network):
        sums = [
            sum((values[code] * below[source] for source, code in row["edges"]), Fraction(0))
            + (values[row["bias"]] if "bias" in row else 0) for row in units]
        below = sums if index == len(network) - 1 else [max(value, Fraction(0)) for value in sums]
    return below[0]


def run_onnx(file, points, kind):
    session = onnxruntime.InferenceSession(str(file), providers=["CPUExecutionProvider"])
    start = time.perf_counter()
    values = session.run(None, {"x": points.astype(kind)})[0]
    require(values.shape == (len(points), 1), f"y has the shape {values.shape}")
    return values[:, 0], time.perf_counter() - start


def same(a, b):
    """How many numbers are the same to the last bit."""
    return int(np.count_nonzero(np.asarray(a, np.float64).view(np.int64) == np.asarray(b, np.float64).view(np.int64)))


def compare(subject, files, network):
    """Values of the files against those of qexplore; returns what is printed of them."""
    wanted, wanted_random, wanted_single = (
        subject.expected[id(points)] for points in (subject.dyadic, subject.random, subject.single))
    dense, dense_time = run_onnx(files["dense"], subject.dyadic, np.float64)
    dense_random, _ = run_onnx(files["dense"], subject.random, np.float64)
    gather, gather_time = run_onnx(files["gather"], subject.dyadic, np.float32)
    gather_random, _ = run_onnx(files["gather"], subject.single, np.float32)
    own, largest = run_json(*network, subject.dyadic)
    measured = {
        "equal": same(dense, wanted), "largest": largest, "dense_time": dense_time, "gather_time": gather_time,
        "dense": np.abs(dense - wanted).max(), "dense_random": np.abs(dense_random - wanted_random).max(),
        "gather": np.abs(gather - wanted).max(), "gather_random": np.abs(gather_random - wanted_single).max(),
    }
    scale = max(1.0, float(np.abs(wanted).max()))
    rounded = max(1e-6, 1e-7 * largest)
    limits = {
        "dense": 1e-12 * scale, "dense_random": 1e-12 * scale,
        "gather": 1e-6 * scale if len(subject.codebook) <= 256 else rounded, "gather_random": rounded}
    if subject.is_dyadic():
        require(measured["equal"] == POINTS, f"dense is the same to the last bit at {measured['equal']} points")
        require(same(own, wanted) == POINTS, f"the JSON is the same to the last bit at {same(own, wanted)} points")
        for index in (0, 1, 2):
            exact = run_exactly(*network[1:], subject.dyadic[index])
            require(exact == Fraction(wanted[index]), f"in rationals it is {exact} at {subject.dyadic[index]}")
    require(np.abs(own - wanted).max() <= 1e-12 * scale, "the JSON computes other values")
    for name, limit in limits.items():
        require(measured[name] <= limit, f"{name}: off by {measured[name]:.2e}, {limit:.2e} allowed")
    return measured


def check(subject, files, schema):
    """Everything about the three files of a configuration."""
    matrices, biases = check_dense(files["dense"], subject)
    check_gather(files["gather"], subject)
    network = check_json(files["json"], subject, schema, matrices, biases)
    return compare(subject, files, network)


def export_all(subject):
    files = {
        "gather": subject.export("network.onnx"),
        "dense": subject.export("dense.onnx", "--form", "dense"),
        "json": subject.export("network.json"),
    }
    for form, more in [("gather", []), ("dense", ["--form", "dense"]), ("json", [])]:
        first = files[form].read_bytes()
        require(subject.export(files[form].name, *more).read_bytes() == first, f"{form}: other bytes the second time")
    return files


def damages():
    """Ways to damage one file of a configuration: (what, which file, how)."""

    def tensor(ending, change):
        def damage(file):
            model = onnx.load(str(file))
            constant = next(t for t in model.graph.initializer if t.name.endswith(ending))
            values = numpy_helper.to_array(constant).copy()
            change(values.reshape(-1))
            constant.CopyFrom(numpy_helper.from_array(values, constant.name))
            onnx.save(model, str(file))
        return damage

    def set_cell(old, new):
        def change(values):
            values[np.flatnonzero((values == 0) == (old == 0))[0]] = new
        return change

    def read_one(values):
        values[:] = values[0]

    def metadata(file):
        model = onnx.load(str(file))
        next(entry for entry in model.metadata_props if entry.key == "weights").value += "0"
        onnx.save(model, str(file))

    def flip_code(file):
        document = json.loads(file.read_text())
        edge = document["layers"][1][0]["edges"][0]
        edge[1] = 1 - edge[1]
        file.write_text(json.dumps(document))

    def unknown_member(file):
        document = json.loads(file.read_text())
        document["output"]["extra"] = 1
        file.write_text(json.dumps(document))

    def cut(file):
        file.write_bytes(file.read_bytes()[:-2])

    return [
        ("a weight of no codebook value", "dense", tensor("layer2.weight", set_cell(1, 0.25))),
        ("a weight too many", "dense", tensor("layer3.weight", set_cell(0, 0.5))),
        ("a weight too few", "dense", tensor("layer2.weight", set_cell(1, 0))),
        ("another sign", "dense", tensor("layer2.weight", lambda v: v.__setitem__(v != 0, -v[v != 0]))),
        ("a bias too many", "dense", tensor("layer1.bias", set_cell(0, 0.5))),
        ("other sources", "gather", tensor("layer12.source", read_one)),
        ("another level", "gather", tensor("level", lambda v: v.__setitem__(0, 0.25))),
        ("a wrong count", "gather", metadata), ("the end cut off", "dense", cut),
        ("another code", "json", flip_code), ("a member that the schema does not know", "json", unknown_member),
        ("the end cut off", "json", cut),
    ]


def check_damages(program, schema, folder):
    """Damages files of one network in every way; returns how many were not found."""
    subject = Subject(program, NONLINEAR + ["2"], folder)
    missed = 0
    cases = damages()
    for what, which, damage in cases:
        files = export_all(subject)
        check(subject, files, schema)
        damage(files[which])
        try:
            check(subject, files, schema)
        except Exception:  # pylint: disable=broad-except
            continue
        missed += 1
        print(f"FAILED  {what} in the {which} file was not found")
    print(f"damages found: {len(cases) - missed} of {len(cases)}")
    return missed


def schema_of_readme():
    """The JSON schema as the README prints it."""
    text = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    blocks = [part.split("```")[0] for part in text.split("```json\n")[1:]]
    return json.loads(next(block for block in blocks if '"$schema"' in block))


def main():
    program = str(Path(sys.argv[1]).resolve())
    schema = schema_of_readme()
    failures = 0
    print(
        f"onnx {onnx.__version__}, onnxruntime {onnxruntime.__version__}; sizes in kB, {POINTS} points, times in ms\n"
        "same: points of ten binary digits where dense is evaluate to the last bit; off: the largest difference from\n"
        "evaluate, dense at random points, gather at those of ten digits and at random ones; unit: its largest value")
    print(
        f"{'configuration':28} {'depth':>5} {'units':>5} {'weights':>7} | {'gather':>6} {'dense':>7} {'json':>5} | "
        f"{'same':>4} {'dense':>7} {'gather':>7} {'random':>7} {'unit':>4} | {'gather':>6} {'dense':>6} {'all, s':>6}")
    with tempfile.TemporaryDirectory() as name:
        for configuration, arguments in CONFIGURATIONS.items():
            start = time.perf_counter()
            folder = Path(name) / str(failures)
            folder.mkdir(exist_ok=True)
            try:
                subject = Subject(program, arguments, folder)
                files = export_all(subject)
                measured = check(subject, files, schema)
            except Exception as error:  # pylint: disable=broad-except
                failures += 1
                print(f"{configuration:28} FAILED  {type(error).__name__}: {error}", flush=True)
                continue
            sizes = [files[form].stat().st_size / 1000 for form in ("gather", "dense", "json")]
            counts = subject.counts
            print(
                f"{configuration:28} {counts['depth']:>5} {counts['units']:>5} {counts['weights']:>7} | "
                f"{sizes[0]:6.0f} {sizes[1]:7.0f} {sizes[2]:5.0f} | {measured['equal']:4} "
                f"{measured['dense_random']:7.0e} {measured['gather']:7.0e} {measured['gather_random']:7.0e} "
                f"{measured['largest']:4.0f} | {measured['gather_time'] * 1000:6.1f} "
                f"{measured['dense_time'] * 1000:6.1f} {time.perf_counter() - start:6.1f}", flush=True)
        failures += check_damages(program, schema, Path(name))
    print(f"{len(CONFIGURATIONS)} configurations, {failures} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
