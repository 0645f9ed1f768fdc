// 拖放选文件：给“选文件”的框加上拖放、累加和逐个去掉。没有脚本时，原来的框照样能用。
// 只用浏览器自带的接口（Chromium 92 起），不改页面之外的任何东西。
(() => {
  "use strict";

  const size = (bytes) =>
    bytes < 1024 * 1024
      ? `${Math.max(1, Math.round(bytes / 1024))} KB`
      : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

  const element = (name, words, kind) => {
    const made = document.createElement(name);
    made.textContent = words;
    if (kind) made.className = kind;
    return made;
  };

  const enhance = (box) => {
    const input = box.querySelector("input[type=file]");
    if (!input || typeof DataTransfer === "undefined") return;
    const told = element("p", "", "hint");
    const list = element("ul", "", "chosen");
    told.setAttribute("role", "status");
    box.append(told, list);
    box.classList.add("ready");
    let chosen = [];

    const show = (words) => {
      const kept = new DataTransfer();
      chosen.forEach((file) => kept.items.add(file));
      input.files = kept.files;
      list.replaceChildren(...chosen.map(line));
      told.textContent = words || (chosen.length ? `已选${chosen.length}个文件` : "");
    };

    const line = (file) => {
      const item = element("li", `${file.name}（${size(file.size)}）`);
      const button = element("button", "去掉", "btn q s");
      button.type = "button";
      button.setAttribute("aria-label", `去掉${file.name}`);
      button.addEventListener("click", () => {
        chosen = chosen.filter((one) => one !== file);
        show(`已去掉${file.name}，还有${chosen.length}个文件`);
        (list.querySelector("button") || input).focus();
      });
      item.append(button);
      return item;
    };

    // 同名的只留后选的：交上去会分不清。
    const add = (files, words) => {
      const names = new Set(files.map((file) => file.name));
      chosen = [...chosen.filter((file) => !names.has(file.name)), ...files];
      show(words);
    };

    input.addEventListener("change", () => add([...input.files]));
    // 从别的页面返回时，浏览器会留着上次选的文件。
    if (input.files.length) add([...input.files]);

    const isFolder = (item) => {
      const entry = item.webkitGetAsEntry && item.webkitGetAsEntry();
      return Boolean(entry && entry.isDirectory);
    };

    const carriesFiles = (event) =>
      Boolean(event.dataTransfer && [...event.dataTransfer.types].includes("Files"));

    // 整页都接：松手偏一点，浏览器也不会把表格打开、把这一页冲掉。
    document.addEventListener("dragover", (event) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "copy";
      box.classList.add("over");
    });
    document.addEventListener("dragleave", (event) => {
      if (!event.relatedTarget) box.classList.remove("over");
    });
    document.addEventListener("drop", (event) => {
      box.classList.remove("over");
      if (!carriesFiles(event)) return;
      event.preventDefault();
      const items = [...event.dataTransfer.items].filter((item) => item.kind === "file");
      const whole = items.filter((item) => !isFolder(item));
      const folders = items.length - whole.length;
      const words = folders ? "文件夹不能直接交，请打开文件夹，把里面的表格拖进来" : "";
      add(whole.map((item) => item.getAsFile()).filter(Boolean), words);
    });
  };

  document.querySelectorAll("[data-drop]").forEach(enhance);
})();
