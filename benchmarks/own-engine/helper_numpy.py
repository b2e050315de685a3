"""The same with the helper in NumPy, which hands over each batch's rows."""
import tandem


class Network:
    about = {"name": "empty", "precision": "float32"}

    def open(self, setup, weights):
        pass

    def step(self, x, y, rate, masks):
        return 0.5


tandem.serve(Network)
