"""Saving the map as a picture: what, how large, on which ground. The choices are remembered."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSettings, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QWidget,
)

from yomichizu.ui.export import LARGEST, Background, blank, save

if TYPE_CHECKING:
    from yomichizu.ui.map.view import MapView

SIZES = ((1600, 1200), (1920, 1080), (2480, 3508), (3840, 2160))
_GROUP = "export"


class ExportDialog(QDialog):
    """Asks what to save and saves it; a failure is told in the dialog, which stays open."""

    def __init__(self, view: MapView, parent: QWidget | None = None, article: Path | None = None) -> None:
        """The picture is called like the file ``article``, unless the reader calls it otherwise."""
        super().__init__(parent)
        self._view, self._article = view, article
        self.setWindowTitle(self.tr("Save the map as a picture"))
        self.what = QComboBox()
        self.what.addItem(self.tr("The whole map"), "whole")
        self.what.addItem(self.tr("What is on screen"), "screen")
        self.size_box = QComboBox()
        for width, height in SIZES:
            self.size_box.addItem(f"{width} × {height}", (width, height))
        self.size_box.addItem(self.tr("Custom"), None)
        self.width_box, self.height_box = QSpinBox(), QSpinBox()
        for box in (self.width_box, self.height_box):
            box.setRange(100, LARGEST)
            box.setSuffix(" px")
        self.background = QComboBox()
        for name, value in (
            (self.tr("Paper"), Background.PAPER),
            (self.tr("White"), Background.WHITE),
            (self.tr("Transparent"), Background.TRANSPARENT),
        ):
            self.background.addItem(name, value.value)
        self.scale = QComboBox()
        for factor in (1, 2, 3):
            self.scale.addItem(f"{factor}×", factor)
        self.message = QLabel()
        self.message.setWordWrap(True)
        self.message.hide()
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self._choose_file)
        buttons.rejected.connect(self.reject)
        pixels = QHBoxLayout()
        for widget in (self.width_box, QLabel("×"), self.height_box):
            pixels.addWidget(widget)
        form = QFormLayout(self)
        form.addRow(self.tr("Show"), self.what)
        form.addRow(self.tr("Size"), self.size_box)
        form.addRow("", pixels)
        form.addRow(self.tr("Scale"), self.scale)
        form.addRow(self.tr("Background"), self.background)
        form.addRow(self.message)
        form.addRow(buttons)
        self.size_box.currentIndexChanged.connect(self._size_chosen)
        self._restore()

    def _size_chosen(self) -> None:
        size = self.size_box.currentData()
        for box in (self.width_box, self.height_box):
            box.setEnabled(size is None)
        if size is not None:
            self.width_box.setValue(size[0])
            self.height_box.setValue(size[1])

    def picture(self) -> QImage:
        """The picture as chosen. Raises ValueError or MemoryError when it would be too large."""
        factor = int(self.scale.currentData())
        size = QSize(self.width_box.value(), self.height_box.value()) * factor
        if max(size.width(), size.height()) > LARGEST:
            raise ValueError(
                self.tr(
                    "A picture of {width} × {height} pixels is too large; choose a smaller scale."
                ).format(width=size.width(), height=size.height())
            )
        ground = Background(self.background.currentData())
        image = blank(size.width(), size.height(), self._view.theme, ground)
        painter = QPainter(image)
        self._view.render_to(
            painter, QRectF(0, 0, size.width(), size.height()), whole=self.what.currentData() == "whole"
        )
        painter.end()
        return image

    def save_to(self, path: Path) -> bool:
        """Write the picture; False, with the reason in the dialog, when it cannot be written."""
        try:
            save(self.picture(), path)
        except (OSError, ValueError, MemoryError) as error:
            self.message.setText(str(error))
            self.message.show()
            return False
        self._remember(path)
        self.accept()
        return True

    def _choose_file(self) -> None:
        folder, name = str(QSettings().value(f"{_GROUP}/folder", "")), self.tr("map.png")
        if self._article is not None:
            folder, name = folder or str(self._article.parent), f"{self._article.stem}.png"
        start = str(Path(folder) / name)
        name, _ = QFileDialog.getSaveFileName(self, self.windowTitle(), start, "PNG (*.png)")
        if name:
            self.save_to(Path(name if name.lower().endswith(".png") else f"{name}.png"))

    def _remember(self, path: Path) -> None:
        settings = QSettings()
        settings.setValue(f"{_GROUP}/folder", str(path.parent))
        settings.setValue(f"{_GROUP}/size", [self.width_box.value(), self.height_box.value()])
        for name, box in (("what", self.what), ("scale", self.scale), ("background", self.background)):
            settings.setValue(f"{_GROUP}/{name}", box.currentData())

    def _restore(self) -> None:
        settings = QSettings()
        stored = settings.value(f"{_GROUP}/size", list(SIZES[0]))
        width, height = SIZES[0]
        if isinstance(stored, list) and len(stored) == 2 and all(str(side).isdecimal() for side in stored):
            width, height = int(stored[0]), int(stored[1])
        preset = SIZES.index((width, height)) if (width, height) in SIZES else len(SIZES)
        self.size_box.setCurrentIndex(preset)
        self._size_chosen()
        self.width_box.setValue(width)
        self.height_box.setValue(height)
        for name, box in (("what", self.what), ("scale", self.scale), ("background", self.background)):
            value = settings.value(f"{_GROUP}/{name}")
            at = next((i for i in range(box.count()) if str(box.itemData(i)) == str(value)), 0)
            box.setCurrentIndex(at)
